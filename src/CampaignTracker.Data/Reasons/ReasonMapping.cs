using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.Reasons;

internal sealed class ReasonMapping : IEntityTypeConfiguration<Reason>
{
    public void Configure(EntityTypeBuilder<Reason> reason)
    {
        reason.ComplexProperty(r => r.Text);
        reason.HasIndex(r => new { r.Use, r.Place });
    }
}
