using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Timeline;

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.Property(m => m.Slug).HasMaxLength(Milestone.SlugMaxLength);
        milestone.ComplexProperty(m => m.Title);
        milestone.ComplexProperty(m => m.Body);
        milestone.HasIndex(m => m.Slug).IsUnique();
        milestone.HasIndex(m => m.Date);
    }
}
