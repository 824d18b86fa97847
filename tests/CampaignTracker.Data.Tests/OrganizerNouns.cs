using CampaignTracker.Data.History;
using CampaignTracker.Data.Organizers;

namespace CampaignTracker.Data.Tests;

/// <summary>Accounts, with every property filled.</summary>
internal static class OrganizerNouns
{
    public static IEnumerable<object> All(Actor by, DateTime now)
    {
        var former = Former(by, now);
        return [former, Typed(former, now), new Invitation("Íñigo", "Inigo@Coalition.example", OrganizerRole.Organizer, Language.Spanish, by, now)];
    }

    private static Organizer Former(Actor by, DateTime now)
    {
        var organizer = new Organizer("Ana «Ñ» Ruiz", "Ana@Coalition.example", OrganizerRole.Organizer, Language.Spanish, now);
        organizer.Begin("invited", "a hash", by, now);
        organizer.Enrol("a secret", step: 58_000_000, [new string('a', RecoveryCode.HashLength)], by, now);
        organizer.Wear(OrganizerTheme.Dark, by, now);
        organizer.Disable(by, now);
        return organizer;
    }

    private static Draft Typed(Organizer organizer, DateTime now)
    {
        var draft = new Draft(organizer.Id, "/organize/organizations/mapped");
        draft.Keep("""{"name":"Ñ"}""", """{"name":"N"}""", now);
        return draft;
    }
}
