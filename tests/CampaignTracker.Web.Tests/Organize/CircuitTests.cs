using System.Net;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Tests.Organize;

public sealed class CircuitTests(SeededSites sites)
{
    private const string Own = "http://localhost";

    [Theory]
    [InlineData(OrganizerRole.Reader, Own, HttpStatusCode.OK)]
    [InlineData(null, Own, HttpStatusCode.Unauthorized)]
    [InlineData(OrganizerRole.Reader, "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData(OrganizerRole.Reader, "http://localhost.elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData(OrganizerRole.Reader, "https://localhost", HttpStatusCode.Forbidden)]
    [InlineData(OrganizerRole.Reader, "null", HttpStatusCode.Forbidden)]
    [InlineData(OrganizerRole.Reader, null, HttpStatusCode.Forbidden)]
    public async Task A_handshake_needs_a_role_and_our_own_origin(OrganizerRole? role, string? origin, HttpStatusCode status)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        using var browser = await site.BrowserOfAsync(role);
        using var handshake = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
            handshake.Headers.Add("Origin", origin);
        using var response = await browser.SendAsync(handshake);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(OrganizerRole.Reader, "https://elsewhere.example", "403")]
    [InlineData(OrganizerRole.Reader, null, "403")]
    [InlineData(null, Own, "401")]
    public async Task A_web_socket_without_role_or_from_elsewhere_is_refused(OrganizerRole? role, string? origin, string status)
    {
        var site = await sites.OnAsync(Engine.Sqlite);
        var cookie = role is { } known ? (await OrganizerCookie.ForAsync(site, known)).Header : "";
        var client = site.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            if (origin is not null)
                request.Headers.Origin = origin;
        };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.ConnectAsync(new Uri("ws://localhost/_blazor"), TestContext.Current.CancellationToken));

        Assert.Contains(status, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_program_stops_it_takes_no_more_circuits()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Post;
        context.Request.Headers.Origin = "https://coalition.example";
        var site = Options.Create(new SiteSettings { PublicUrl = new Uri("https://coalition.example") });
        using var stopping = new CancellationTokenSource();
        var passed = 0;
        var circuits = new OwnCircuits(
            _ =>
            {
                passed++;
                return Task.CompletedTask;
            },
            new Lifetime(stopping.Token), site);

        await circuits.InvokeAsync(context);
        await stopping.CancelAsync();
        await circuits.InvokeAsync(context);

        Assert.Equal(1, passed);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
    }

    private sealed class Lifetime(CancellationToken stopping) : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
