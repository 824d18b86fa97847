using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests;

/// <summary>Events that come again, that others host, that are proposed by strangers and followed by them, filled as far as they can be.</summary>
internal static class EventNouns
{
    public static IEnumerable<object> All(Actor by, DateTime at)
    {
        var host = Organization.Ask(new OrganizationDetails { Name = "Sample Neighbors", City = "Phoenix", State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community] }, $"sample-{Guid.NewGuid():n}", by, at, isSample: true);
        host.AnswerCoHosting(CoHosting.Never, by, at);
        var asked = TestData.ListedOrganization();
        var first = new EventSchedule(new(2026, 5, 29), new(20, 0), new(2026, 5, 30), new(1, 0), "America/Phoenix");
        var series = EventSeries.Begin(new Repetition(RepetitionKind.Monthly, 2, IsLast: true, new(2026, 12, 1)), first, [new(2026, 7, 31)], by, at, isSample: true);
        var once = CampaignEvent.Propose(series, new(2026, 5, 29), TestData.EventDetails() with { Access = AccessFeatures.StepFree | AccessFeatures.Childcare }, TestData.Phoenix(), by, at);
        once.Publish(by, at);
        once.Report(321, [new Source("A paper", "https://paper.example/vigil")], [new Source("An album", "https://album.example/")], by, at);
        var moved = TestData.PublishedEvent();
        moved.Move(TestData.Phoenix() with { Venue = "Another place" }, by, at);

        var invitation = HostInvitation.Ask(once, asked, by, at);
        invitation.Accept([once], by, at);
        var proposal = new EventProposal(Guid.NewGuid(), host, "{}", Language.Spanish, isHeldBack: true, by, at);
        proposal.Confirm(once, by, at);
        var refused = new EventProposal(Guid.NewGuid(), host, "{}", Language.English, isHeldBack: false, by, at);
        refused.Refuse(by, at);
        var waiting = new EventProposal(Guid.NewGuid(), host, "{\"title\":\"A vigil\"}", Language.English, isHeldBack: false, by, at);
        var follower = new EventFollower(Guid.NewGuid(), "Rosa+vigils@mail.example", Language.Spanish, "85003", new GeoPoint(33.45, -112.07), 25, by, at);
        follower.Confirm(by, at);
        var mail = new OutboxMail(MailKind.EventsNearby, "rosa@mail.example", Language.Spanish, new MailText("S", "T", "H"), follower.Id, at).EndedAt(new Uri("https://campaign.example/unsubscribe/x"));
        return [mail, host, asked, series, once, moved, invitation, proposal, refused, waiting, follower, new Tombstone("CampaignEvent", Guid.NewGuid(), at)];
    }
}
