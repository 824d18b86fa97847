using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Events.Api;
using CampaignTracker.Web.Platform.Api;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Tests.Api;

/// <summary>Answers are written by generated code: what no feature names cannot be told, not even by mistake.</summary>
public sealed class GeneratedJsonTests(SeededSites sites)
{
    [Fact]
    public async Task What_no_feature_names_cannot_be_written()
    {
        var json = (await sites.OnAsync(Engine.Sqlite)).Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        Assert.Empty(json.TypeInfoResolverChain.OfType<DefaultJsonTypeInfoResolver>());
        Assert.NotNull(json.GetTypeInfo(typeof(ListOf<EventItem>)));
        foreach (var type in (Type[])[typeof(CampaignTracker.Data.Events.CampaignEvent), typeof(CampaignTracker.Data.Organizations.Organization), typeof(CampaignTracker.Data.Letters.SignOn), typeof(Uri)])
            Assert.Throws<NotSupportedException>(() => json.GetTypeInfo(type));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Of = "nobody" }, json));
    }
}
