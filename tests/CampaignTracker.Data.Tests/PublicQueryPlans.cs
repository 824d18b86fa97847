using System.Reflection;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Places;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests;

/// <summary>Every question that the public pages ask is answered by an index, on both engines, on tables with rows enough to make a scan slow.</summary>
public sealed class PublicQueryPlans(FullDatabases databases) : IClassFixture<FullDatabases>
{
    /// <summary>Is asked of what others chose by an index.</summary>
    private const string PartOfOthers = "MailQueries.Open(OneTimeLink)";

    private const string FreeText = "OrganizationQueries.Matching(Organization)";

    private static readonly DateTime Now = SiteOptions.Noon.UtcDateTime;

    private static readonly string[] Codes = ["abc234", "abc235", "abc236"];

    private static readonly Guid Id = Guid.CreateVersion7(Now);

    /// <summary>Each named for the public query that it explains, or for the page's question where that needs none.</summary>
    private static readonly Dictionary<string, Func<CampaignDbContext, IQueryable>> Queries = new()
    {
        ["OrganizationQueries.Listed(Organization)"] = db => db.Organizations.Listed(),
        ["organizations in each state"] = db => db.Organizations.Listed().GroupBy(o => o.State).Select(state => new { state.Key, Count = state.Count() }),
        ["OrganizationQueries.InState(Organization)"] = db => db.Organizations.Listed().InState("AZ").InRosterOrder(),
        ["OrganizationQueries.OfScope(Organization)"] = db => db.Organizations.Listed().OfScope(Scope.National).InRosterOrder(),
        ["OrganizationQueries.InSector(Organization)"] = db => db.Organizations.Listed().InSector(Sector.Legal).InRosterOrder(),
        ["OrganizationQueries.InRosterOrder(Organization)"] = db => db.Organizations.Listed().InRosterOrder().Skip(50).Take(50),
        ["OrganizationQueries.Named(Organization)"] = db => db.Organizations.Named("a-slug"),
        ["OrganizationQueries.InRosterAfter(Organization)"] = db => db.Organizations.Listed().InRosterAfter("m", Id).InRosterOrder().Take(51),
        ["organizations that match a name"] = db => db.Organizations.Where(o => o.MatchKey == "joses friends" && o.State == "AZ"),
        ["EventQueries.Shown(CampaignEvent)"] = db => db.Events.Shown().Upcoming(Now).SoonestFirst().Take(20),
        ["EventQueries.Upcoming(CampaignEvent)"] = db => db.Events.Upcoming(Now),
        ["EventQueries.Past(CampaignEvent)"] = db => db.Events.Past(Now),
        ["EventQueries.OnCalendars(CampaignEvent)"] = db => db.Events.Shown().OnCalendars(Now).SoonestFirst(),
        ["EventQueries.From(CampaignEvent)"] = db => db.Events.From(new DateOnly(2026, 6, 6)),
        ["EventQueries.To(CampaignEvent)"] = db => db.Events.To(new DateOnly(2026, 6, 6)),
        ["EventQueries.InState(CampaignEvent)"] = db => db.Events.InState("AZ"),
        ["EventQueries.OfType(CampaignEvent)"] = db => db.Events.OfType(EventType.March),
        ["EventQueries.Within(CampaignEvent)"] = db => db.Events.Within(GeoBox.Around(new GeoPoint(33.45, -112.08), 25)),
        ["EventQueries.NearTo(CampaignEvent)"] = db => db.Events.Shown().NearTo(new GeoPoint(33.45, -112.08), 25),
        ["EventQueries.ByDay(CampaignEvent)"] = db => db.Events.Shown().Upcoming(Now).ByDay().Take(20),
        ["EventQueries.ByDayBackwards(CampaignEvent)"] = db => db.Events.Shown().Past(Now).ByDayBackwards().Take(20),
        ["EventQueries.HostedBy(CampaignEvent)"] = db => db.Events.Shown().HostedBy(Id).SoonestFirst(),
        ["events that an organization leads"] = db => db.Events.Shown().HostedBy(Id, HostRole.Lead).SoonestFirst(),
        ["EventQueries.StartingAfter(CampaignEvent)"] = db => db.Events.Shown().StartingAfter(Now, Id).SoonestFirst().Take(51),
        ["a box over 180°"] = db => db.Events.Within(new GeoBox(170, 50, -160, 60)),
        ["the last event that passed"] = db => db.Events.Shown().Where(e => e.PastAt <= Now).OrderByDescending(e => e.PastAt).Select(e => e.PastAt).Take(1),
        // As MaxAsync asks, which is no query of its own here.
        ["the newest change"] = db => db.Database.SqlQueryRaw<DateTime?>("""SELECT MAX("At") AS "Value" FROM "History" """),
        ["EventQueries.OfDay(CampaignEvent)"] = db => db.Events.Shown().OfDay(Id).SoonestFirst(),
        ["EventQueries.SoonestFirst(CampaignEvent)"] = db => db.Events.Shown().Upcoming(Now).InState("AZ").SoonestFirst().Take(20),
        ["EventQueries.LatestFirst(CampaignEvent)"] = db => db.Events.Shown().Past(Now).LatestFirst().Take(20),
        ["EventQueries.Named(CampaignEvent)"] = db => db.Events.Shown().Named("a-slug"),
        ["EventQueries.WithCode(CampaignEvent)"] = db => db.Events.WithCode("abc234"),
        ["EventQueries.WithCodes(CampaignEvent)"] = db => db.Events.Shown().WithCodes(Codes).ByDay(),
        ["EventQueries.Named(DayOfAction)"] = db => db.DaysOfAction.Named("a-slug"),
        ["an event's hosts"] = db => db.Set<EventHost>().Where(h => h.EventId == Id),
        ["the next change of the events' pages"] = db => db.Events.Shown().Upcoming(Now).OrderBy(e => e.PastAt).Select(e => e.PastAt).Take(1),
        ["LetterQueries.Published(Letter)"] = db => db.Letters.Published(),
        ["LetterQueries.OpenAt(Letter)"] = db => db.Letters.OpenAt(Now),
        ["LetterQueries.Named(Letter)"] = db => db.Letters.Published().Named("a-slug"),
        ["LetterQueries.NewestVersionOf(Letter)"] = db => db.Letters.Published().Named("a-slug").NewestVersionOf(db.LetterVersions).Select(v => v.Id),
        ["LetterQueries.SignedAfter(SignOn)"] = db => db.SignOns.ListedUnder(Id).SignedAfter(Id).OrderBy(s => s.Id).Take(51),
        ["LetterQueries.ListedUnder(SignOn)"] = db => db.SignOns.ListedUnder(Id),
        ["LetterQueries.DeliveredUnder(SignOn)"] = db => db.SignOns.DeliveredUnder(Id, Now),
        ["LetterQueries.WithdrawnSince(SignOn)"] = db => db.SignOns.WithdrawnSince(Id, Now),
        ["LetterQueries.Of(DeliveredSignatory)"] = db => db.DeliveredSignatories.Of(Id),
        ["LetterQueries.GoneSince(DeliveredSignatory)"] = db => db.DeliveredSignatories.GoneSince(Id, db.SignOns),
        ["a letter's delivery"] = db => db.LetterDeliveries.Where(d => d.LetterId == Id),
        ["a signature's copies"] = db => db.DeliveredSignatories.Where(d => d.SignOnId == Id),
        ["LetterQueries.ListedOf(SignOn)"] = db => db.SignOns.ListedOf(Id),
        ["a letter's signatories"] = db => db.SignOns.ListedUnder(Id).Select(s => new { s.Organization!.Name, s.Organization.State, s.SignatoryTitle }),
        ["signatures of the newest texts"] = db => db.SignOns.Where(s => s.Status == SignOnStatus.Listed
            && s.LetterVersionId == db.LetterVersions.Where(v => v.LetterId == Id).OrderByDescending(v => v.Number).Select(v => v.Id).First()),
        ["who signed any text of a letter"] = db => db.SignOns.Where(s => s.LetterId == Id && s.Status == SignOnStatus.Listed).Select(s => s.OrganizationId).Distinct(),
        ["some of a letter's signatories"] = db => db.SignOns.ListedUnder(Id).Where(s => new[] { Id, Guid.Empty }.Contains(s.OrganizationId)),
        ["a letter's versions"] = db => db.LetterVersions.Where(v => v.LetterId == Id).OrderByDescending(v => v.Number),
        ["AgreementQueries.InState(Agreement)"] = db => db.Agreements.InState("AZ"),
        ["AgreementQueries.Under(Agreement)"] = db => db.Agreements.Under(AgreementModel.Hybrid),
        ["an agency's agreements"] = db => db.Agreements.Where(a => a.AgencyId == Id),
        ["milestones by date"] = db => db.Milestones.Where(m => m.Date >= new DateOnly(2009, 1, 1)).OrderBy(m => m.Date),
        ["a milestone by its address"] = db => db.Milestones.Where(m => m.Slug == "a-slug"),
        ["counts of agreements by date"] = db => db.AgreementCounts.Where(c => c.Date >= new DateOnly(2025, 1, 1)).OrderBy(c => c.Date),
        ["MailQueries.DueAt(OutboxMail)"] = db => db.Outbox.DueAt(Now).Take(20),
        ["MailQueries.GoingTo(OutboxMail)"] = db => db.Outbox.GoingTo("rosa@example.org", Now),
        ["MailQueries.About(OutboxMail)"] = db => db.Outbox.About(Id),
        ["MailQueries.WithToken(OneTimeLink)"] = db => db.Links.WithToken(LinkPurpose.ConfirmSignOn, "token"),
        ["MailQueries.OpenFor(OneTimeLink)"] = db => db.Links.OpenFor(LinkPurpose.ConfirmSignOn, Id),
        ["OrganizerQueries.Active(Organizer)"] = db => db.Organizers.Active().Where(o => o.Id == Id),
        ["OrganizerQueries.InRole(Organizer)"] = db => db.Organizers.InRole(OrganizerRole.Administrator).Where(o => o.Id == Id),
        ["OrganizerQueries.WithEmail(Organizer)"] = db => db.Organizers.WithEmail("ROSA@EXAMPLE.ORG"),
        ["OrganizerQueries.WithEmail(Invitation)"] = db => db.Invitations.WithEmail("ROSA@EXAMPLE.ORG"),
        ["the stamps of open pages' accounts"] = db => db.Organizers.Where(o => new[] { Id, Guid.Empty }.Contains(o.Id)).Select(o => new { o.Id, o.SecurityStamp }),
        ["a person's passkeys"] = db => db.UserPasskeys.Where(p => p.UserId == Id),
        ["LetterQueries.Live(SignOn)"] = db => db.SignOns.Live().Where(s => s.OrganizationId == Id),
        ["LetterQueries.AskedByAny(SignOn)"] = db => db.SignOns.AskedByAny(db.SignOnRequests, [Id]).Where(s => s.OrganizationId == Id),
        ["OrganizationQueries.Speaking(Contact)"] = db => db.Contacts.Speaking().Where(c => c.EmailKey == "rosa@example.org"),
        ["a form's request"] = db => db.SignOnRequests.Where(r => r.FormId == Id),
        ["who asked for an organization before"] = db => db.Contacts.Where(c => c.EmailKey == "rosa@example.org" && c.ConfirmedAt != null),
        ["what a network did"] = db => db.Attempts.Where(a => a.NetworkHash == "0123" && a.Kind == AttemptKind.SignOn && a.At > Now),
        ["what came from a mail domain"] = db => db.Attempts.Where(a => a.Subject == "example.org" && a.Kind == AttemptKind.SignOn && a.At > Now),
        ["what came under a letter"] = db => db.Attempts.Where(a => a.LetterId == Id && a.Kind == AttemptKind.SignOn && a.At > Now),
        ["the history of one row"] = db => db.History.Where(h => h.Noun == "Organization" && h.NounId == Id).OrderBy(h => h.At),
    };

    public static TheoryData<Engine, string> OnEach
    {
        get
        {
            var rows = new TheoryData<Engine, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                foreach (var query in Queries.Keys)
                    rows.Add(engine, query);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(OnEach))]
    public async Task A_public_query_is_answered_by_an_index(Engine engine, string query)
    {
        var plan = await databases.ExplainAsync(engine, Queries[query]);
        Assert.True(IsAnsweredByIndex(engine, plan), string.Join('\n', plan));
    }

    /// <summary>The one allowed scan: a substring is in no index.</summary>
    [Theory, OnBothEngines]
    public async Task Free_text_reads_the_listed_rows_only(Engine engine)
    {
        var plan = await databases.ExplainAsync(engine, db => db.Organizations.Listed().Matching("jose friends").InRosterOrder());
        Assert.True(IsAnsweredByIndex(engine, plan), string.Join('\n', plan));

        var alone = await databases.ExplainAsync(engine, db => db.Organizations.Matching("jose"));
        Assert.False(IsAnsweredByIndex(engine, alone), string.Join('\n', alone));
    }

    [Fact]
    public void Every_public_query_is_explained_here()
    {
        var queries = typeof(CampaignDbContext).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Queries", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}({method.GetParameters()[0].ParameterType.GenericTypeArguments[0].Name})")
            .ToHashSet();

        Assert.True(queries.Count > 20);
        Assert.Empty(queries.Except(Queries.Keys).Except([FreeText, PartOfOthers]));
        Assert.Empty(Queries.Keys.Where(name => name.Contains("Queries.", StringComparison.Ordinal)).Except(queries));
    }

    private static bool IsAnsweredByIndex(Engine engine, IReadOnlyList<string> plan) => engine is Engine.Sqlite
        ? plan.Any(line => line.StartsWith("SEARCH", StringComparison.Ordinal)) && !plan.Any(line => line.StartsWith("SCAN", StringComparison.Ordinal))
        : plan.Any(line => line.Contains("Index Cond", StringComparison.Ordinal)) && !plan.Any(line => line.Contains("Seq Scan", StringComparison.Ordinal));
}
