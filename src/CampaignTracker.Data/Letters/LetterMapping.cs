using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Letters;

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<LetterVersion>, IEntityTypeConfiguration<SignOn>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(l => l.Slug).HasMaxLength(Letter.SlugMaxLength);
        letter.Property(l => l.DeadlineZone).HasMaxLength(LocalTimes.ZoneMaxLength);
        letter.Property(l => l.OnlyDaysKnownIn).HasMaxLength(LocalTimes.ZoneMaxLength);
        letter.ComplexProperty(l => l.Title);
        letter.ComplexProperty(l => l.Addressee);
        letter.ComplexProperty(l => l.Summary);
        letter.ComplexProperty(l => l.DraftText);
        letter.ComplexProperty(l => l.DeliveryNote);
        letter.ComplexProperty(l => l.AnswerNote);
        letter.ComplexProperty(l => l.ReportedNote);
        letter.HasIndex(l => l.Slug).IsUnique();
        letter.HasIndex(l => new { l.Status, l.DeadlineAt });
        letter.HasMany(l => l.Versions).WithOne().HasForeignKey(v => v.LetterId);
    }

    public void Configure(EntityTypeBuilder<LetterVersion> version)
    {
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Hash).HasMaxLength(LetterVersion.HashLength);
        version.ComplexProperty(v => v.Text);
        version.HasIndex(v => new { v.LetterId, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SignOn> signOn)
    {
        signOn.Property(s => s.SignatoryName).HasMaxLength(Signatory.NameMaxLength);
        signOn.Property(s => s.SignatoryTitle).HasMaxLength(Signatory.TitleMaxLength);
        signOn.Property(s => s.DeclineReason).HasMaxLength(SignOn.ReasonMaxLength);
        signOn.HasOne<Letter>().WithMany().HasForeignKey(s => s.LetterId);
        signOn.HasOne<LetterVersion>().WithMany().HasForeignKey(s => s.LetterVersionId);
        signOn.HasOne(s => s.Organization).WithMany().HasForeignKey(s => s.OrganizationId);

        // One signature of an organization under one text: what keeps the count honest.
        signOn.HasIndex(s => new { s.LetterVersionId, s.OrganizationId }).IsUnique();
        signOn.HasIndex(s => new { s.LetterVersionId, s.Status, s.Id });
        signOn.HasIndex(s => new { s.LetterVersionId, s.Status, s.OrganizationId });
        signOn.HasIndex(s => new { s.LetterId, s.Status, s.OrganizationId });
        signOn.HasIndex(s => new { s.OrganizationId, s.Status });
    }
}
