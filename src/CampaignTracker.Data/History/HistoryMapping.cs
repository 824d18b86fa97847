using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignTracker.Data.History;

internal sealed class HistoryMapping : IEntityTypeConfiguration<HistoryEntry>, IEntityTypeConfiguration<Tombstone>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> history)
    {
        history.Property(h => h.Id).ValueGeneratedNever();
        history.Property(h => h.Noun).HasMaxLength(40);
        history.Property(h => h.What).HasMaxLength(HistoryEntry.WhatMaxLength);
        history.Property(h => h.By).HasMaxLength(Actor.NameMaxLength);
        history.HasIndex(h => new { h.Noun, h.NounId, h.At });
        history.HasIndex(h => h.At);
        history.HasIndex(h => new { h.By, h.At });
        history.HasIndex(h => new { h.Noun, h.At });
    }

    public void Configure(EntityTypeBuilder<Tombstone> tombstone)
    {
        tombstone.Property(t => t.Id).ValueGeneratedNever();
        tombstone.Property(t => t.Noun).HasMaxLength(40);
        tombstone.HasIndex(t => new { t.DeletedAt, t.Id });
    }
}
