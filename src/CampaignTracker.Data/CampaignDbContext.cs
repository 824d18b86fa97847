using System.Linq.Expressions;
using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Organizers;
using CampaignTracker.Data.Reasons;
using CampaignTracker.Data.Security;
using CampaignTracker.Data.Site;
using CampaignTracker.Data.Timeline;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Data;

/// <summary>The campaign's database. One context serves one operation; the engines differ only in the two subclasses.</summary>
public abstract class CampaignDbContext(DbContextOptions options) : IdentityUserContext<Organizer, Guid>(options), IDataProtectionKeyContext
{
    private const int EnumMaxLength = 40;

    /// <summary>The roster and those who ask to be on it.</summary>
    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>All letters, drafts among them.</summary>
    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>The frozen texts of letters.</summary>
    public DbSet<LetterVersion> LetterVersions => Set<LetterVersion>();

    /// <summary>What letters were handed over with.</summary>
    public DbSet<LetterDelivery> LetterDeliveries => Set<LetterDelivery>();

    /// <summary>Who stood under letters when they were handed over.</summary>
    public DbSet<DeliveredSignatory> DeliveredSignatories => Set<DeliveredSignatory>();

    /// <summary>All signatures, whatever their state.</summary>
    public DbSet<SignOn> SignOns => Set<SignOn>();

    /// <summary>All posted forms.</summary>
    public DbSet<SignOnRequest> SignOnRequests => Set<SignOnRequest>();

    /// <summary>Sign-ons that were held back many at once.</summary>
    public DbSet<QuarantineRun> QuarantineRuns => Set<QuarantineRun>();

    /// <summary>Files with contacts that were asked for.</summary>
    public DbSet<ContactExport> ContactExports => Set<ContactExport>();

    /// <summary>Those who speak for organizations.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>Mails to be sent, and what became of them.</summary>
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    /// <summary>Links that work once.</summary>
    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    /// <summary>What is counted against limits.</summary>
    public DbSet<Attempt> Attempts => Set<Attempt>();

    /// <summary>The keys of the days' network hashes.</summary>
    public DbSet<NetworkKey> NetworkKeys => Set<NetworkKey>();

    /// <summary>Addresses and domains that organizers block.</summary>
    public DbSet<BlockRule> BlockRules => Set<BlockRule>();

    /// <summary>All events, whatever their state.</summary>
    public DbSet<CampaignEvent> Events => Set<CampaignEvent>();

    /// <summary>Events that come again.</summary>
    public DbSet<EventSeries> EventSeries => Set<EventSeries>();

    /// <summary>Who was asked to host an event with another, and what they answered.</summary>
    public DbSet<HostInvitation> HostInvitations => Set<HostInvitation>();

    /// <summary>Posted forms that propose events.</summary>
    public DbSet<EventProposal> EventProposals => Set<EventProposal>();

    /// <summary>Who asked for mails about events.</summary>
    public DbSet<EventFollower> EventFollowers => Set<EventFollower>();

    /// <summary>What was public and is deleted.</summary>
    public DbSet<Tombstone> Tombstones => Set<Tombstone>();

    /// <summary>Days of action.</summary>
    public DbSet<DayOfAction> DaysOfAction => Set<DayOfAction>();

    /// <summary>Police and sheriff's agencies.</summary>
    public DbSet<Agency> Agencies => Set<Agency>();

    /// <summary>Their 287(g) agreements.</summary>
    public DbSet<Agreement> Agreements => Set<Agreement>();

    /// <summary>Counts of agreements over time.</summary>
    public DbSet<AgreementCount> AgreementCounts => Set<AgreementCount>();

    /// <summary>The timeline.</summary>
    public DbSet<Milestone> Milestones => Set<Milestone>();

    /// <summary>Words that organizers use when they say no.</summary>
    public DbSet<Reason> Reasons => Set<Reason>();

    /// <summary>The site's switches: one row, none before the first is turned.</summary>
    public DbSet<SiteSwitches> Switches => Set<SiteSwitches>();

    /// <summary>Who may sign in, disabled accounts among them.</summary>
    public DbSet<Organizer> Organizers => Set<Organizer>();

    /// <summary>Who was asked to become an organizer and has not answered.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The hashed recovery codes of organizers.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>How often names were tried at the sign-in.</summary>
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    /// <summary>What organizers typed and have not saved.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Who changed what, when.</summary>
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    /// <summary>The keys that protect cookies and forms, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>False while a save is under way that changes nothing a public page shows, such as a form that waits for its mail to be answered.</summary>
    public bool ChangesWhatIsShown { get; private set; } = true;

    /// <summary>
    /// After an erasure: what was erased leaves the engine's own copies too, as far as the engine lets a client say so. PostgreSQL's old row
    /// versions go with its vacuum.
    /// </summary>
    public virtual Task ForgetErasedAsync(CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        foreach (var shown in ShownByEvents.ChangingIn(this))
            shown.Tell([.. shown.Events]);
        Settle();
        try
        {
            if (Hiding() is { Count: > 0 } hiding)
                Follow(hiding, [.. CopiesOf(hiding)]);
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        finally
        {
            ChangesWhatIsShown = true;
        }
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var shown in ShownByEvents.ChangingIn(this))
            shown.Tell(await shown.Events.ToListAsync(cancellationToken).ConfigureAwait(false));
        Settle();
        try
        {
            if (Hiding() is { Count: > 0 } hiding)
                Follow(hiding, await CopiesOf(hiding).ToListAsync(cancellationToken).ConfigureAwait(false));
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ChangesWhatIsShown = true;
        }
    }

    /// <summary>
    /// Ties what is saved next to a record as it was read: its version is compared and raised, though nothing of it changes and the history tells
    /// nothing. Whoever changes the record at the same moment, or removes it, meets this save.
    /// </summary>
    public void Hold(Record record) => Entry(record).Property(nameof(Record.UpdatedAt)).IsModified = true;

    /// <summary>Runs a statement that writes past the change tracker, such as <c>ExecuteUpdate</c>, in its turn among this process's writers.</summary>
    public virtual Task<T> InTurnAsync<T>(Func<Task<T>> write, CancellationToken ct) => write();

    /// <summary>What the engines' options have in common.</summary>
    protected static void ConfigureAll(DbContextOptionsBuilder options) =>
        // Of Identity's tables those that nothing here uses are left out, which EF tells at each start.
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning)).AddInterceptors(new FreeCodes());

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumMaxLength);
        configurationBuilder.Properties<IReadOnlyList<Source>>().HaveConversion<SourcesConverter, SourcesComparer>();
        configurationBuilder.Properties<IReadOnlyList<HistoryChange>>().HaveConversion<ChangesConverter, ChangesComparer>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The role is a column of the organizer, the secret of the codes another; nobody signs in with another site's account.
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserLogin<Guid>>();
        builder.Ignore<IdentityUserToken<Guid>>();
        builder.ApplyConfigurationsFromAssembly(typeof(CampaignDbContext).Assembly);

        foreach (var entity in builder.Model.GetEntityTypes().Where(e => typeof(Record).IsAssignableFrom(e.ClrType)))
        {
            builder.Entity(entity.ClrType).Property(nameof(Record.Id)).ValueGeneratedNever();
            builder.Entity(entity.ClrType).Property(nameof(Record.Version)).IsConcurrencyToken();
        }
    }

    /// <summary>
    /// Writes the history of what changed, raises versions, and says whether pages show it. Done at each save, and once more by whoever changes rows
    /// while they are saved.
    /// </summary>
    public void Settle()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<IRemembering>().ToArray())
            Tell(entry);
        foreach (var entry in ChangeTracker.Entries<Record>().Where(entry => entry.State is EntityState.Modified).ToArray())
            entry.Entity.Version = entry.Property(record => record.Version).OriginalValue + 1;
        foreach (var entry in ChangeTracker.Entries<Organizer>().Where(entry => entry.State is EntityState.Modified).ToArray())
            entry.Entity.ConcurrencyStamp = Guid.NewGuid().ToString("n");

        var changes = ChangeTracker.Entries().Where(entry => entry.State is not EntityState.Unchanged).ToList();
        ChangesWhatIsShown = changes.Count == 0 || changes.Exists(IsShown);
    }

    /// <summary>Signatures of which a person shows less than before, wherever that was decided: the copies of what was delivered follow.</summary>
    private List<SignOn> Hiding() => [.. ChangeTracker.Entries<SignOn>().Where(HidesMore).Select(entry => entry.Entity)];

    private static bool HidesMore(EntityEntry<SignOn> entry) => entry.State is EntityState.Modified
        && (Leaves(entry, s => s.SignatoryName, s => s.ShowSignatoryName) || Leaves(entry, s => s.SignatoryTitle, s => s.ShowSignatoryTitle));

    private static bool Leaves(EntityEntry<SignOn> entry, Expression<Func<SignOn, string>> words, Expression<Func<SignOn, bool>> shown)
    {
        var (text, consent) = (entry.Property(words), entry.Property(shown));
        return consent.OriginalValue && text.OriginalValue.Length > 0 && !(consent.CurrentValue && text.CurrentValue.Length > 0);
    }

    private IQueryable<DeliveredSignatory> CopiesOf(List<SignOn> signOns)
    {
        var ids = signOns.ConvertAll(s => s.Id);
        return DeliveredSignatories.Where(copy => ids.Contains(copy.SignOnId));
    }

    private void Follow(List<SignOn> signOns, List<DeliveredSignatory> copies)
    {
        foreach (var copy in copies)
            copy.Follow(signOns.Find(s => s.Id == copy.SignOnId)!);
        ChangesWhatIsShown |= copies.Count > 0;
    }

    /// <summary>What changed in a row stands in the first of its entries.</summary>
    /// <exception cref="InvalidOperationException">It changed, and no step of it says how.</exception>
    private void Tell(EntityEntry<IRemembering> entry)
    {
        var news = entry.Entity.TakeNews();
        History.AddRange(news);
        if (entry.Entity is not Record record)
            return;
        var (parts, goesOn) = (record.TakeParts(), record.TakeGoesOn());
        if (entry.State is not (EntityState.Modified or EntityState.Unchanged))
            return;
        // Rows of its own may be all that changed: who hosts, which organization became this one.
        if (news is [var first, ..] && (parts.Count > 0 || IsChanged(entry)))
            first.Tell([.. parts, .. HistoryChanges.Of(entry)]);
        else if (news.Count == 0 && IsChanged(entry) && !goesOn && !ChangeTracker.Entries<HistoryEntry>().Any(told => told.State is EntityState.Added && told.Entity.NounId == record.Id))
            throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} changed without an entry in the history.");
    }

    private static bool IsChanged(EntityEntry<IRemembering> entry) => entry.Properties.Any(p => p.IsModified && p.Metadata.Name != nameof(Record.UpdatedAt));

    private static bool IsShown(EntityEntry entry) => entry.Entity switch
    {
        // Sectors change with their organization, and each change brings its history.
        IBehindTheScenes or HistoryEntry or OrganizationSector or IdentityUserPasskey<Guid> or IdentityPasskeyData => false,
        SignOn => StatusesOf<SignOnStatus>(entry).Contains(SignOnStatus.Listed),
        // A draft is saved whenever its writer pauses.
        Letter => StatusesOf<LetterStatus>(entry).Any(status => status is not LetterStatus.Draft),
        Organization => StatusesOf<OrganizationStatus>(entry).Any(status => status is not (OrganizationStatus.Pending or OrganizationStatus.Declined)),
        _ => true,
    };

    /// <summary>Before and after the change.</summary>
    private static IEnumerable<TStatus> StatusesOf<TStatus>(EntityEntry entry)
    {
        var status = entry.Property(nameof(SignOn.Status));
        return entry.State is EntityState.Added ? [(TStatus)status.CurrentValue!] : [(TStatus)status.OriginalValue!, (TStatus)status.CurrentValue!];
    }
}
