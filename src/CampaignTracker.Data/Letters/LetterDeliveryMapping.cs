using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Letters;

internal sealed class LetterDeliveryMapping : IEntityTypeConfiguration<LetterDelivery>, IEntityTypeConfiguration<DeliveredSignatory>
{
    public void Configure(EntityTypeBuilder<LetterDelivery> delivery)
    {
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.ProofUrl).HasMaxLength(Source.UrlMaxLength);
        delivery.Property(d => d.Hash).HasMaxLength(LetterVersion.HashLength);
        delivery.ComplexProperty(d => d.Recipient);
        delivery.ComplexProperty(d => d.Means);
        delivery.ComplexProperty(d => d.Proof);
        delivery.HasOne<Letter>().WithOne(l => l.Delivery).HasForeignKey<LetterDelivery>(d => d.LetterId);
        delivery.HasOne<LetterVersion>().WithMany().HasForeignKey(d => d.LetterVersionId);
        delivery.HasMany(d => d.Signatories).WithOne().HasForeignKey(s => s.DeliveryId);
    }

    public void Configure(EntityTypeBuilder<DeliveredSignatory> signatory)
    {
        signatory.HasKey(s => new { s.DeliveryId, s.Position });
        signatory.Property(s => s.Position).ValueGeneratedNever();
        signatory.Property(s => s.Name).HasMaxLength(Organization.NameMaxLength);
        signatory.Property(s => s.ShortName).HasMaxLength(Organization.ShortNameMaxLength);
        signatory.Property(s => s.City).HasMaxLength(Organization.CityMaxLength);
        signatory.Property(s => s.State).HasMaxLength(UsStates.CodeLength);
        signatory.Property(s => s.SignatoryName).HasMaxLength(Signatory.NameMaxLength);
        signatory.Property(s => s.SignatoryTitle).HasMaxLength(Signatory.TitleMaxLength);
        // No foreign key: what was delivered outlives the signature's row.
        signatory.HasIndex(s => s.SignOnId);
    }
}
