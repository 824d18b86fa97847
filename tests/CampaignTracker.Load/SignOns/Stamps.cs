using CampaignTracker.Data;
using CampaignTracker.Load.Site;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Load.SignOns;

/// <summary>
/// Makes forms' one-time ids with the site's own keys, which lie in its database: what is measured is the post, and opening the form a hundred thousand
/// times before it would take longer than the measurement.
/// </summary>
internal sealed class Stamps : IDisposable
{
    private readonly ServiceProvider _services;

    public Stamps(CampaignDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<PostedForm>();
        services.AddSingleton<FormStamps>();
        services.AddScoped<CampaignDbContext>(_ => database.Open());
        services.AddDataProtection().SetApplicationName("CampaignTracker").PersistKeysToDbContext<CampaignDbContext>();
        _services = services.BuildServiceProvider();
    }

    public string Make() => _services.GetRequiredService<FormStamps>().Make(SignOnForm.Purpose);

    public void Dispose() => _services.Dispose();
}
