using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Organizations;

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>, IEntityTypeConfiguration<OrganizationSector>, IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<ContactExport>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.Property(o => o.Name).HasMaxLength(Organization.NameMaxLength);
        organization.Property(o => o.ShortName).HasMaxLength(Organization.ShortNameMaxLength);
        organization.Property(o => o.Slug).HasMaxLength(Organization.SlugMaxLength);
        organization.Property(o => o.SortKey).HasMaxLength(OrganizationName.KeyMaxLength);
        organization.Property(o => o.MatchKey).HasMaxLength(OrganizationName.KeyMaxLength);
        organization.Property(o => o.City).HasMaxLength(Organization.CityMaxLength);
        organization.Property(o => o.State).HasMaxLength(Places.UsStates.CodeLength);
        organization.Property(o => o.PostalCode).HasMaxLength(Organization.PostalCodeMaxLength);
        organization.Property(o => o.Website).HasMaxLength(Organization.WebsiteMaxLength);
        organization.Property(o => o.PublicEmail).HasMaxLength(Organization.EmailMaxLength);
        organization.Property(o => o.WithdrawalNote).HasMaxLength(Organization.ReasonMaxLength);
        organization.Property(o => o.DeclineReason).HasMaxLength(Organization.ReasonMaxLength);
        organization.Property(o => o.VerificationEvidence).HasMaxLength(Organization.ReasonMaxLength);
        organization.Property(o => o.OriginNote).HasMaxLength(Organization.OriginNoteMaxLength);
        organization.ComplexProperty(o => o.About);

        organization.HasIndex(o => o.Slug).IsUnique();
        organization.HasIndex(o => new { o.MatchKey, o.State });
        organization.HasIndex(o => new { o.Status, o.State, o.SortKey, o.Id });
        organization.HasIndex(o => new { o.Status, o.Scope, o.SortKey, o.Id });
        // Organizers' grid shows all of them, in the order of whichever column they choose.
        organization.HasIndex(o => new { o.SortKey, o.Id });
        organization.HasIndex(o => new { o.State, o.SortKey, o.Id });
        organization.HasIndex(o => new { o.City, o.SortKey, o.Id });
        organization.HasIndex(o => new { o.Status, o.SortKey, o.Id });
        organization.HasIndex(o => new { o.Verification, o.SortKey, o.Id });
        organization.HasIndex(o => new { o.Trusted, o.SortKey, o.Id });
        organization.HasIndex(o => new { o.UpdatedAt, o.Id });
        organization.HasOne(o => o.MergedInto).WithMany().HasForeignKey(o => o.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        organization.HasMany(o => o.Sectors).WithOne().HasForeignKey(s => s.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<OrganizationSector> sector)
    {
        sector.HasKey(s => new { s.OrganizationId, s.Sector });
        sector.HasIndex(s => new { s.Sector, s.OrganizationId });
    }

    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.Property(c => c.Name).HasMaxLength(Contact.NameMaxLength);
        contact.Property(c => c.Title).HasMaxLength(Contact.TitleMaxLength);
        contact.Property(c => c.Email).HasMaxLength(Mail.EmailAddress.MaxLength);
        contact.Property(c => c.Phone).HasMaxLength(Contact.PhoneMaxLength);
        contact.HasIndex(c => c.EmailKey);
        contact.HasIndex(c => c.SucceedsId);
        contact.HasIndex(c => new { c.OrganizationId, c.ConfirmedAt });
        contact.HasOne(c => c.Organization).WithMany().HasForeignKey(c => c.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<ContactExport> export)
    {
        export.Property(e => e.Reason).HasMaxLength(ContactExport.ReasonMaxLength);
        export.Property(e => e.AskedBy).HasMaxLength(History.Actor.NameMaxLength);
        export.Property(e => e.TicketHash).HasMaxLength(ContactExport.TicketHashLength);
        export.HasIndex(e => e.TicketHash).IsUnique();
        export.HasIndex(e => e.CreatedAt);
    }
}
