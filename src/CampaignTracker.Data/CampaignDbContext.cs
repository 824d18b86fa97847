using CampaignTracker.Data.Agreements;
using CampaignTracker.Data.Events;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Timeline;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Data;

/// <summary>The campaign's database. One context serves one operation; the engines differ only in the two subclasses.</summary>
public abstract class CampaignDbContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    private const int EnumMaxLength = 40;

    /// <summary>The roster and those who ask to be on it.</summary>
    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>All letters, drafts among them.</summary>
    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>The frozen texts of letters.</summary>
    public DbSet<LetterVersion> LetterVersions => Set<LetterVersion>();

    /// <summary>All signatures, whatever their state.</summary>
    public DbSet<SignOn> SignOns => Set<SignOn>();

    /// <summary>All events, whatever their state.</summary>
    public DbSet<CampaignEvent> Events => Set<CampaignEvent>();

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

    /// <summary>Who changed what, when.</summary>
    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    /// <summary>The keys that protect cookies and forms, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Settle();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Settle();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumMaxLength);
        configurationBuilder.Properties<IReadOnlyList<Source>>().HaveConversion<SourcesConverter, SourcesComparer>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CampaignDbContext).Assembly);

        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(Record).IsAssignableFrom(e.ClrType)))
        {
            modelBuilder.Entity(entity.ClrType).Property(nameof(Record.Id)).ValueGeneratedNever();
            modelBuilder.Entity(entity.ClrType).Property(nameof(Record.Version)).IsConcurrencyToken();
        }
    }

    private void Settle()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<Record>().ToArray())
        {
            History.AddRange(entry.Entity.TakeNews());
            if (entry.State is EntityState.Modified)
                entry.Entity.Version = entry.Property(record => record.Version).OriginalValue + 1;
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        instant => instant, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    private sealed class SourcesConverter() : ValueConverter<IReadOnlyList<Source>, string>(
        sources => SourceJson.Write(sources), json => SourceJson.Read(json));

    private sealed class SourcesComparer() : ValueComparer<IReadOnlyList<Source>>(
        (one, other) => SourceJson.Write(one!) == SourceJson.Write(other!),
        sources => StringComparer.Ordinal.GetHashCode(SourceJson.Write(sources)),
        sources => sources);
}
