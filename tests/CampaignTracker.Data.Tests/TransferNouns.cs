using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests;

/// <summary>What comes in and goes out many at once, filled as far as it can be.</summary>
internal static class TransferNouns
{
    public static IEnumerable<object> All(Actor by, DateTime at)
    {
        var letter = TestData.OpenLetter();
        var imported = Organization.Import(new OrganizationDetails { Name = "Imported", Scope = Scope.National, Sectors = [Sector.Labor] }, $"imported-{letter.Id:n}", "A list", by, at);
        var run = new QuarantineRun("Names like imp*", by, at);
        var (held, restored) = (Entered(imported), Entered(TestData.ListedOrganization()));
        run.Hold([held, restored], [], by, at);
        run.Finish(by, at);
        run.Undo(by, at);
        run.Restore([restored], [], by, at);
        var export = ContactExport.Ask(Guid.NewGuid(), "To call everybody before the vigil.", by, at, out _);
        export.Take(12, by, at);
        return [letter, imported, run, held, restored, export];

        SignOn Entered(Organization organization) => letter.Enter(organization, Signatory.Unnamed, SignOnOrigin.Import, "A list", by, at);
    }
}
