using CampaignTracker.Data;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Testing;
using CampaignTracker.Web.Features.Organizations.Merging;
using CampaignTracker.Web.Tests.Organize;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Organizations;

/// <summary>A site with one organization on the roster and a twin of it, with something of each kind that leads to it.</summary>
internal sealed class MergingPair : IAsyncDisposable
{
    private readonly Acting _acting;

    private MergingPair(CampaignSite site, Acting acting, Guid mergedId, Guid standingId) => (Site, _acting, MergedId, StandingId) = (site, acting, mergedId, standingId);

    public CampaignSite Site { get; }

    public Guid MergedId { get; }

    public Guid StandingId { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<MergingPair> StartAsync(Engine engine, bool bothSigned = false, OrganizationStatus merged = OrganizationStatus.Pending)
    {
        var site = await CampaignSite.StartAsync(engine);
        var standing = Make("Lantern Keepers", "lantern-keepers", "Phoenix", website: null, "A paper");
        var twin = Make("The Lantern Keepers, Inc.", "keepers", "Mesa", "https://lanterns.example", "A list");
        standing.List(TestData.By, TestData.At);
        if (merged is OrganizationStatus.Listed)
            twin.List(TestData.By, TestData.At);
        var letter = TestData.OpenLetter("letter", "Stop it");
        var request = TestData.ConfirmedRequest(letter, organization: twin);
        var march = TestData.PublishedEvent();
        march.HostedBy(twin, HostRole.Lead);
        var vigil = TestData.PublishedEvent();
        await site.ChangeAsync(db =>
        {
            db.AddRange(letter, standing, twin, request, march, vigil);
            var invitation = HostInvitation.Ask(vigil, standing, TestData.By, TestData.At);
            invitation.Join(twin, TestData.By, TestData.At);
            db.Add(invitation);
            db.Add(new EventProposal(Guid.NewGuid(), twin, "{}", Language.English, isHeldBack: false, TestData.By, TestData.At));
            if (bothSigned)
            {
                request.SignOns[0].List(TestData.By, TestData.At);
                db.Add(TestData.ListedSignOn(letter, standing));
            }

            return Task.CompletedTask;
        });
        return new MergingPair(site, await Acting.AsAsync(site, OrganizerRole.Organizer), twin.Id, standing.Id);
    }

    public Task<MergeView> PreviewAsync() => PreviewAsync(MergedId, StandingId);

    public async Task<MergeView> PreviewAsync(Guid mergedId, Guid standingId) => (await _acting.The<PreviewMerge>().ReadAsync(mergedId, standingId, Ct))!;

    public async Task<MergeOutcome> MergeAsync(IReadOnlyCollection<string>? fields = null, IReadOnlyCollection<Guid>? setAside = null, bool contactsSpeak = true) =>
        await MergeAsync(await PreviewAsync(), fields, setAside, contactsSpeak);

    public async Task<MergeOutcome> MergeAsync(Guid mergedId, Guid standingId) => await MergeAsync(await PreviewAsync(mergedId, standingId));

    public Task<MergeOutcome> MergeAsync(MergeView view, IReadOnlyCollection<string>? fields = null, IReadOnlyCollection<Guid>? setAside = null, bool contactsSpeak = true) =>
        _acting.The<MergeOrganizations>().MergeAsync(
            new MergeChoice(view.Merged.Id, view.Merged.Version, view.Standing.Id, view.Standing.Version, fields ?? [], setAside ?? [], contactsSpeak), Ct);

    /// <summary>How many rows there are of everything that leads to an organization.</summary>
    public async Task<int[]> CountAsync()
    {
        await using var db = await Site.OpenDatabaseAsync();
        return
        [
            await db.Organizations.CountAsync(Ct), await db.SignOns.CountAsync(Ct), await db.SignOnRequests.CountAsync(Ct), await db.Contacts.CountAsync(Ct),
            await db.Set<EventHost>().CountAsync(Ct), await db.Set<OrganizationSector>().CountAsync(Ct),
        ];
    }

    /// <summary>To which organizations the rows of an entity lead.</summary>
    public static Task<List<Guid>> OwnersAsync(CampaignDbContext db, string entity, string property)
    {
        return entity switch
        {
            nameof(SignOn) => OfAsync(db.SignOns),
            nameof(SignOnRequest) => OfAsync(db.SignOnRequests),
            nameof(Contact) => OfAsync(db.Contacts),
            nameof(HostInvitation) => OfAsync(db.HostInvitations),
            nameof(EventProposal) => OfAsync(db.EventProposals),
            nameof(EventHost) => OfAsync(db.Set<EventHost>()),
            _ => throw new InvalidOperationException($"{entity} moves with a merge: make one of it here, and read whose it is."),
        };

        Task<List<Guid>> OfAsync<TRow>(IQueryable<TRow> rows)
            where TRow : class => rows.Select(row => EF.Property<Guid>(row, property)).ToListAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _acting.DisposeAsync();
        await Site.DisposeAsync();
    }

    private static Organization Make(string name, string slug, string city, string? website, string source) => Organization.Ask(
        new OrganizationDetails { Name = name, City = city, State = "AZ", Scope = Scope.Local, Sectors = [Sector.Community], Website = website, Sources = [new Source(source, null)] },
        slug, TestData.By, TestData.At);
}
