using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Data.Site;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests;

/// <summary>Examples of what holds for the whole site, with every switch on.</summary>
internal static class SiteNouns
{
    public static object[] All(Actor by, DateTime now)
    {
        var switches = SiteSwitches.Begin(by, now);
        switches.TurnSignOnsOff(by, now);
        switches.MakeReadOnly(by, now);
        switches.CoarsenEverywhere(by, now);
        switches.CoarsenIn("TX", by, now);
        switches.CoarsenIn("AZ", by, now);
        switches.ShowBanner(new("The march moved.", "La marcha cambió de lugar."), by, now);
        var coarse = CampaignEvent.Propose(TestData.EventDetails(slug: "mapped-coarse") with { Code = "abc236" }, TestData.Saturday(), TestData.Phoenix(), by, now);
        coarse.Coarsen(new(33.4, -112.1), by, now);
        return [switches, coarse, Reason.Keep(ReasonUse.DeclineEvent, new("Twice.", "Dos veces."), 20, by, now)];
    }
}
