using CampaignTracker.Web.Platform.Security;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Platform.Email;

/// <summary><c>/dev/mailbox</c>: the mails that Development keeps in memory. It is there in Development only, and only without a mail server.</summary>
internal static class MailboxPages
{
    private const string Path = "/dev/mailbox";
    private const string HtmlPart = "mail";

    public static void AddMailboxPolicy(this IServiceCollection services) =>
        services.AddSecurityHeaderPolicies().AddPolicy(HtmlPart, SecurityHeaders.OfAMail());

    public static void MapDevelopmentMailbox(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.Services.Settings<MailSettings>().HasServer)
            return;

        app.MapGet(Path, (DevelopmentMailbox mailbox, HttpContext context) => Page(context, [.. mailbox.Mails.Reverse()], open: null));
        app.MapGet(Path + "/{id}", Results<RazorComponentResult<MailboxPage>, NotFound> (string id, DevelopmentMailbox mailbox, HttpContext context) =>
            Find(mailbox, id) is { } mail ? Page(context, [], mail) : TypedResults.NotFound());
        app.MapGet(Path + "/{id}/html", Results<ContentHttpResult, NotFound> (string id, DevelopmentMailbox mailbox) =>
            Find(mailbox, id) is { } mail ? TypedResults.Content(mail.Html, "text/html; charset=utf-8") : TypedResults.NotFound()).WithSecurityHeadersPolicy(HtmlPart);
    }

    private static RazorComponentResult<MailboxPage> Page(HttpContext context, IReadOnlyList<KeptMail> mails, KeptMail? open)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return new(new { Mails = mails, Open = open });
    }

    private static KeptMail? Find(DevelopmentMailbox mailbox, string id) => mailbox.Mails.LastOrDefault(mail => mail.Id == id);
}
