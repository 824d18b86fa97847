using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Mail;

internal sealed class MailMapping : IEntityTypeConfiguration<OutboxMail>, IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("Outbox");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.Recipient).HasMaxLength(EmailAddress.MaxLength);
        mail.Property(m => m.UnsubscribeAddress).HasMaxLength(OutboxMail.UnsubscribeMaxLength);
        mail.Property(m => m.Subject).HasMaxLength(OutboxMail.SubjectMaxLength);
        mail.Property(m => m.LastFailure).HasMaxLength(OutboxMail.FailureMaxLength);
        // One that was erased while a node had it under way is not written back.
        mail.Property(m => m.State).IsConcurrencyToken();
        mail.Property(m => m.DaySlot).HasMaxLength(OutboxMail.SlotMaxLength);
        mail.HasIndex(m => new { m.RecipientKey, m.DaySlot }).IsUnique();
        mail.HasIndex(m => new { m.State, m.DueAt });
        mail.HasIndex(m => new { m.RecipientKey, m.CreatedAt });
        mail.HasIndex(m => m.AboutId);
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.TokenHash).HasMaxLength(OneTimeLink.HashLength);
        link.Property(l => l.CodeHash).HasMaxLength(OneTimeLink.HashLength);
        link.Property(l => l.SpentAt).IsConcurrencyToken();
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => new { l.SubjectId, l.Purpose });
        link.HasIndex(l => l.ExpiresAt);
    }
}
