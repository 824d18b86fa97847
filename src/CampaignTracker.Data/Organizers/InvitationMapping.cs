using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Organizers;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.Property(i => i.DisplayName).HasMaxLength(Organizer.DisplayNameMaxLength);
        invitation.Property(i => i.Email).HasMaxLength(Organizer.EmailMaxLength);
        invitation.Property(i => i.NormalizedEmail).HasMaxLength(Organizer.EmailMaxLength);
        invitation.HasIndex(i => i.NormalizedEmail).IsUnique();
        invitation.HasIndex(i => i.ExpiresAt);
    }
}
