using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Security;

internal sealed class SecurityMapping : IEntityTypeConfiguration<Attempt>, IEntityTypeConfiguration<NetworkKey>, IEntityTypeConfiguration<BlockRule>
{
    public void Configure(EntityTypeBuilder<Attempt> attempt)
    {
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.NetworkHash).HasMaxLength(NetworkKey.HashLength);
        attempt.Property(a => a.Subject).HasMaxLength(Attempt.SubjectMaxLength);
        attempt.HasIndex(a => new { a.NetworkHash, a.Kind, a.At });
        attempt.HasIndex(a => new { a.Subject, a.Kind, a.At });
        attempt.HasIndex(a => new { a.LetterId, a.Kind, a.At });
        attempt.HasIndex(a => a.At);
    }

    public void Configure(EntityTypeBuilder<NetworkKey> key) => key.HasKey(k => k.Day);

    public void Configure(EntityTypeBuilder<BlockRule> rule)
    {
        rule.Property(r => r.Pattern).HasMaxLength(BlockRule.PatternMaxLength);
        rule.Property(r => r.Reason).HasMaxLength(BlockRule.ReasonMaxLength);
        rule.HasIndex(r => r.Pattern).IsUnique();
    }
}
