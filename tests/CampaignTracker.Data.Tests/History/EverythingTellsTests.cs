using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Data.Tests.History;

/// <summary>Nothing in the database can change without an entry in the history, unless it stands here with a reason.</summary>
public sealed class EverythingTellsTests
{
    /// <summary>Rows that belong to a noun and change with one of its steps.</summary>
    private static readonly string[] Parts = ["OrganizationSector", "EventAddress", "EventHost", "LetterVersion", "LetterDelivery", "DeliveredSignatory", "RecoveryCode", "IdentityUserPasskey<Guid>", "IdentityPasskeyData"];

    /// <summary>What the site needs to work: nothing that anybody decides.</summary>
    private static readonly string[] Machinery = ["OutboxMail", "OneTimeLink", "Attempt", "NetworkKey", "SignInAttempts", "DataProtectionKey", "Draft"];

    /// <summary>What is only added: published counts, the history itself, and what is deleted.</summary>
    private static readonly string[] Added = ["AgreementCount", "HistoryEntry", "Tombstone"];

    [Fact]
    public async Task Whatever_is_stored_tells_of_its_changes_or_says_here_why_not()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.CreateDbContext();
        var silent = db.Model.GetEntityTypes().Where(type => Array.TrueForAll(type.ClrType.GetInterfaces(), i => i.Name != "IRemembering")).Select(type => type.DisplayName()).ToList();

        Assert.Contains("OutboxMail", silent);
        Assert.Equal(Parts.Concat(Machinery).Concat(Added).Order(StringComparer.Ordinal), silent.Select(name => name.Split('.')[^1]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_only_is_added_has_nothing_that_changes_it()
    {
        var types = typeof(Record).Assembly.GetTypes().Where(type => Added.Contains(type.Name)).ToList();

        Assert.Equal(Added.Length, types.Count);
        Assert.All(types, type => Assert.DoesNotContain(
            type.GetMethods().Where(method => method.DeclaringType == type && !method.IsStatic), method => !method.IsSpecialName || (method.Name.StartsWith("set_", StringComparison.Ordinal) && method.IsPublic)));
    }
}
