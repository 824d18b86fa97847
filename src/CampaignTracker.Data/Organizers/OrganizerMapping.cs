using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Organizers;

/// <summary>Identity's base keeps more than we use; what nothing reads gets no column.</summary>
internal sealed class OrganizerMapping
    : IEntityTypeConfiguration<Organizer>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<SignInAttempts>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
      IEntityTypeConfiguration<Draft>
{
    private const int StampMaxLength = 40;
    private const int PasswordHashMaxLength = 200;
    private const int TotpSecretMaxLength = 1000;
    private const int CredentialIdMaxLength = 1024;

    public void Configure(EntityTypeBuilder<Organizer> organizer)
    {
        organizer.ToTable("Organizers");
        organizer.Property(o => o.Id).ValueGeneratedNever();
        organizer.Property(o => o.DisplayName).HasMaxLength(Organizer.DisplayNameMaxLength);
        organizer.Property(o => o.Email).HasMaxLength(Organizer.EmailMaxLength).IsRequired();
        organizer.Property(o => o.NormalizedEmail).HasMaxLength(Organizer.EmailMaxLength).IsRequired();
        organizer.Property(o => o.UserName).HasMaxLength(Organizer.EmailMaxLength).IsRequired();
        organizer.Property(o => o.NormalizedUserName).HasMaxLength(Organizer.EmailMaxLength).IsRequired();
        organizer.Property(o => o.PasswordHash).HasMaxLength(PasswordHashMaxLength);
        organizer.Property(o => o.SecurityStamp).HasMaxLength(StampMaxLength);
        organizer.Property(o => o.ConcurrencyStamp).HasMaxLength(StampMaxLength);
        organizer.Property(o => o.Theme).HasDefaultValue(OrganizerTheme.System);
        organizer.Property(o => o.TotpSecret).HasMaxLength(TotpSecretMaxLength);
        organizer.Ignore(o => o.EmailConfirmed);
        organizer.Ignore(o => o.PhoneNumber);
        organizer.Ignore(o => o.PhoneNumberConfirmed);
        organizer.Ignore(o => o.TwoFactorEnabled);
        organizer.Ignore(o => o.LockoutEnabled);
        organizer.Ignore(o => o.LockoutEnd);
        organizer.Ignore(o => o.AccessFailedCount);
        organizer.HasMany(o => o.RecoveryCodes).WithOne().HasForeignKey(c => c.OrganizerId);

        foreach (var index in organizer.Metadata.GetIndexes().ToArray())
            organizer.Metadata.RemoveIndex(index);
        organizer.HasIndex(o => o.NormalizedEmail).IsUnique();
        organizer.HasIndex(o => o.NormalizedUserName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("OrganizerRecoveryCodes");
        code.HasKey(c => new { c.OrganizerId, c.Hash });
        code.Property(c => c.Hash).HasMaxLength(RecoveryCode.HashLength);
    }

    public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
    {
        attempts.HasKey(a => a.Key);
        attempts.Property(a => a.Key).HasMaxLength(SignInAttempts.KeyLength);
        attempts.HasIndex(a => a.LastAt);
    }

    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.HasKey(d => new { d.OrganizerId, d.Page });
        draft.Property(d => d.Page).HasMaxLength(Draft.PageMaxLength);
        draft.HasIndex(d => d.SavedAt);
        draft.HasOne<Organizer>().WithMany().HasForeignKey(d => d.OrganizerId);
    }

    // As Identity's schema 3, which it builds only where the running program's options say so: not at design time.
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("OrganizerPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(CredentialIdMaxLength);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<Organizer>().WithMany().HasForeignKey(p => p.UserId);
    }
}
