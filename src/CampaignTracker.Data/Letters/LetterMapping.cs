using CampaignTracker.Data.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Letters;

internal sealed class LetterMapping : IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<LetterVersion>, IEntityTypeConfiguration<SignOn>, IEntityTypeConfiguration<SignOnRequest>, IEntityTypeConfiguration<QuarantineRun>
{
    private const string LiveOnly = """ "Status" IN ('Confirmed', 'Listed') """;

    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(l => l.Slug).HasMaxLength(Letter.SlugMaxLength);
        letter.Property(l => l.DeadlineZone).HasMaxLength(LocalTimes.ZoneMaxLength);
        letter.Property(l => l.OnlyDaysKnownIn).HasMaxLength(LocalTimes.ZoneMaxLength);
        letter.Property(l => l.DeliveredZone).HasMaxLength(LocalTimes.ZoneMaxLength);
        letter.Property(l => l.AnsweredZone).HasMaxLength(LocalTimes.ZoneMaxLength);
        letter.Property(l => l.AnswerUrl).HasMaxLength(Source.UrlMaxLength);
        letter.Property(l => l.DraftWrittenBy).HasMaxLength(Actor.NameMaxLength);
        letter.ComplexProperty(l => l.Title);
        letter.ComplexProperty(l => l.Addressee);
        letter.ComplexProperty(l => l.Summary);
        letter.ComplexProperty(l => l.DraftText);
        letter.ComplexProperty(l => l.DeliveryNote);
        letter.ComplexProperty(l => l.AnswerNote);
        letter.ComplexProperty(l => l.AnsweredBy);
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
        signOn.Property(s => s.WithdrawalNote).HasMaxLength(SignOn.ReasonMaxLength);
        // What an older version kept came by the form.
        signOn.Property(s => s.Origin).HasDefaultValue(SignOnOrigin.Form);
        signOn.Property(s => s.OriginNote).HasMaxLength(SignOn.OriginNoteMaxLength);
        signOn.HasOne<Letter>().WithMany().HasForeignKey(s => s.LetterId);
        signOn.HasOne<LetterVersion>().WithMany().HasForeignKey(s => s.LetterVersionId);
        signOn.HasOne(s => s.Organization).WithMany().HasForeignKey(s => s.OrganizationId);

        // One signature of an organization under one text: what keeps the count honest. Those that are merely asked for do not count,
        // so that no stranger's request stands in the way of the organization's own.
        signOn.HasIndex(s => new { s.LetterVersionId, s.OrganizationId }).IsUnique().HasFilter(LiveOnly);
        signOn.HasIndex(s => new { s.LetterVersionId, s.Status, s.Id });
        signOn.HasIndex(s => new { s.LetterVersionId, s.Status, s.OrganizationId });
        signOn.HasIndex(s => new { s.LetterId, s.Status, s.OrganizationId });
        signOn.HasIndex(s => new { s.OrganizationId, s.Status });
        signOn.HasIndex(s => new { s.CreatedAt, s.Id });
        signOn.HasIndex(s => new { s.Status, s.UpdatedAt });
        signOn.HasIndex(s => new { s.Status, s.CreatedAt });
        signOn.HasIndex(s => s.RequestId);
        signOn.HasIndex(s => s.QuarantineRunId);
        signOn.HasOne<QuarantineRun>().WithMany().HasForeignKey(s => s.QuarantineRunId);
    }

    public void Configure(EntityTypeBuilder<SignOnRequest> request)
    {
        request.HasIndex(r => r.FormId).IsUnique();
        request.HasIndex(r => new { r.ConfirmedAt, r.CreatedAt });
        request.HasIndex(r => r.OrganizationId);
        request.HasIndex(r => r.AskedById);
        request.HasIndex(r => new { r.NetworkHash, r.CreatedAt });
        request.Property(r => r.NetworkHash).HasMaxLength(Security.NetworkKey.HashLength).HasDefaultValue("");
        request.HasOne(r => r.Organization).WithMany().HasForeignKey(r => r.OrganizationId);
        request.HasOne(r => r.Contact).WithMany().HasForeignKey(r => r.ContactId);
        request.HasMany(r => r.SignOns).WithOne().HasForeignKey(s => s.RequestId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<QuarantineRun> run)
    {
        run.Property(r => r.Condition).HasMaxLength(QuarantineRun.ConditionMaxLength);
        run.Property(r => r.StartedBy).HasMaxLength(History.Actor.NameMaxLength);
        run.HasIndex(r => r.CreatedAt);
    }
}
