using CampaignTracker.Data.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Agreements;

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<Agreement>, IEntityTypeConfiguration<AgreementCount>
{
    public void Configure(EntityTypeBuilder<Agency> agency)
    {
        agency.Property(a => a.Slug).HasMaxLength(Agency.SlugMaxLength);
        agency.Property(a => a.Name).HasMaxLength(Agency.NameMaxLength);
        agency.Property(a => a.SortKey).HasMaxLength(OrganizationName.KeyMaxLength);
        agency.Property(a => a.State).HasMaxLength(Places.UsStates.CodeLength);
        agency.Property(a => a.County).HasMaxLength(Agency.CountyMaxLength);
        agency.Property(a => a.CountyFips).HasMaxLength(Agency.CountyFipsLength);
        agency.HasIndex(a => a.Slug).IsUnique();
        agency.HasIndex(a => new { a.State, a.SortKey });
    }

    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.ComplexProperty(a => a.Note);
        agreement.HasOne(a => a.Agency).WithMany().HasForeignKey(a => a.AgencyId);
        agreement.HasIndex(a => a.AgencyId);
        agreement.HasIndex(a => a.Model);
    }

    public void Configure(EntityTypeBuilder<AgreementCount> count)
    {
        count.HasKey(c => c.Date);
        count.Property(c => c.Source).HasMaxLength(AgreementCount.SourceMaxLength);
    }
}
