using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Site;

internal sealed class SiteMapping : IEntityTypeConfiguration<SiteSwitches>
{
    public void Configure(EntityTypeBuilder<SiteSwitches> switches) => switches.ComplexProperty(s => s.Banner);
}
