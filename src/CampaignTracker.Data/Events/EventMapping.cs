using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Events;

internal sealed class EventMapping :
    IEntityTypeConfiguration<CampaignEvent>,
    IEntityTypeConfiguration<EventAddress>,
    IEntityTypeConfiguration<EventHost>,
    IEntityTypeConfiguration<EventSeries>,
    IEntityTypeConfiguration<HostInvitation>,
    IEntityTypeConfiguration<EventProposal>,
    IEntityTypeConfiguration<EventFollower>,
    IEntityTypeConfiguration<DayOfAction>
{
    public void Configure(EntityTypeBuilder<CampaignEvent> campaignEvent)
    {
        campaignEvent.Property(e => e.Slug).HasMaxLength(CampaignEvent.SlugMaxLength);
        campaignEvent.Property(e => e.Code).HasMaxLength(ShortCode.Length);
        campaignEvent.Property(e => e.TimeZone).HasMaxLength(LocalTimes.ZoneMaxLength);
        campaignEvent.Property(e => e.Venue).HasMaxLength(CampaignEvent.VenueMaxLength);
        campaignEvent.Property(e => e.AddressLine).HasMaxLength(CampaignEvent.AddressMaxLength);
        campaignEvent.Property(e => e.City).HasMaxLength(CampaignEvent.CityMaxLength);
        campaignEvent.Property(e => e.State).HasMaxLength(Places.UsStates.CodeLength);
        campaignEvent.Property(e => e.PostalCode).HasMaxLength(CampaignEvent.PostalCodeMaxLength);
        campaignEvent.Property(e => e.DeclineReason).HasMaxLength(CampaignEvent.ReasonMaxLength);
        campaignEvent.ComplexProperty(e => e.Title);
        campaignEvent.ComplexProperty(e => e.Description);
        campaignEvent.ComplexProperty(e => e.Accessibility);
        campaignEvent.ComplexProperty(e => e.Bring);
        campaignEvent.ComplexProperty(e => e.Safety);
        campaignEvent.ComplexProperty(e => e.ReportedHost);
        campaignEvent.ComplexProperty(e => e.ChangeNote);
        campaignEvent.Ignore(e => e.Schedule);
        campaignEvent.Ignore(e => e.Details);
        campaignEvent.Ignore(e => e.Place);

        campaignEvent.HasIndex(e => e.Slug).IsUnique();
        campaignEvent.HasIndex(e => e.Code).IsUnique();

        // The filters that counts ask for stand in the indexes to the end, so that no row is read for them.
        campaignEvent.HasIndex(e => new { e.PastAt, e.StartsAt });
        campaignEvent.HasIndex(e => new { e.State, e.PastAt, e.StartDate, e.StartsAt, e.Status });
        campaignEvent.HasIndex(e => new { e.Type, e.PastAt, e.StartDate, e.StartsAt, e.Status });
        campaignEvent.HasIndex(e => new { e.StartsAt, e.Id });
        campaignEvent.HasIndex(e => new { e.StartDate, e.PastAt, e.StartsAt, e.Status });
        campaignEvent.HasIndex(e => new { e.Latitude, e.Longitude, e.PastAt, e.StartDate, e.StartsAt, e.Status });
        // What changed since: asked by partners' sites and by the mails to followers.
        campaignEvent.HasIndex(e => new { e.UpdatedAt, e.Id });
        campaignEvent.HasIndex(e => e.ChangedAt);
        campaignEvent.HasIndex(e => new { e.SeriesId, e.OccurrenceDate }).IsUnique();
        campaignEvent.HasOne(e => e.Series).WithMany().HasForeignKey(e => e.SeriesId);
        campaignEvent.HasOne(e => e.DayOfAction).WithMany().HasForeignKey(e => e.DayOfActionId);
        campaignEvent.HasOne(e => e.TrueAddress).WithOne().HasForeignKey<EventAddress>(a => a.EventId);
        campaignEvent.HasMany(e => e.Hosts).WithOne(h => h.Event).HasForeignKey(h => h.EventId);
    }

    public void Configure(EntityTypeBuilder<EventAddress> address)
    {
        address.HasKey(a => a.EventId);
        address.Property(a => a.Venue).HasMaxLength(CampaignEvent.VenueMaxLength);
        address.Property(a => a.AddressLine).HasMaxLength(CampaignEvent.AddressMaxLength);
        address.Property(a => a.PostalCode).HasMaxLength(CampaignEvent.PostalCodeMaxLength);
    }

    public void Configure(EntityTypeBuilder<EventHost> host)
    {
        host.HasKey(h => new { h.EventId, h.OrganizationId });
        host.HasIndex(h => h.OrganizationId);
        host.HasOne(h => h.Organization).WithMany().HasForeignKey(h => h.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<EventSeries> series)
    {
        series.Property(s => s.TimeZone).HasMaxLength(LocalTimes.ZoneMaxLength);
        series.Ignore(s => s.Repetition);
        series.Ignore(s => s.Dates);
    }

    public void Configure(EntityTypeBuilder<HostInvitation> invitation)
    {
        invitation.HasIndex(i => new { i.EventId, i.OrganizationId }).IsUnique();
        invitation.HasIndex(i => new { i.OrganizationId, i.Status });
        invitation.HasOne(i => i.Event).WithMany().HasForeignKey(i => i.EventId);
        invitation.HasOne(i => i.Organization).WithMany().HasForeignKey(i => i.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<EventProposal> proposal)
    {
        proposal.Property(p => p.Answers).HasMaxLength(EventProposal.AnswersMaxLength);
        proposal.HasIndex(p => p.FormId).IsUnique();
        proposal.HasIndex(p => p.CreatedAt);
        proposal.HasOne(p => p.Organization).WithMany().HasForeignKey(p => p.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<EventFollower> follower)
    {
        follower.Property(f => f.Email).HasMaxLength(Mail.EmailAddress.MaxLength);
        follower.Property(f => f.EmailKey).HasMaxLength(Mail.EmailAddress.MaxLength);
        follower.Property(f => f.PostalCode).HasMaxLength(CampaignEvent.PostalCodeMaxLength);
        follower.HasIndex(f => f.FormId).IsUnique();
        follower.HasIndex(f => f.EmailKey);
        follower.HasIndex(f => f.DigestDueAt);
        follower.HasIndex(f => f.ToldThrough);
    }

    public void Configure(EntityTypeBuilder<DayOfAction> day)
    {
        day.Property(d => d.Slug).HasMaxLength(DayOfAction.SlugMaxLength);
        day.ComplexProperty(d => d.Name);
        day.ComplexProperty(d => d.Summary);
        day.HasIndex(d => d.Slug).IsUnique();
        day.HasIndex(d => d.FirstDay);
    }
}
