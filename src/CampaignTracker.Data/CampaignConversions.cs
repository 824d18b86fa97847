using CampaignTracker.Data.History;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Data;

internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    instant => instant, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));

internal sealed class ChangesConverter() : ValueConverter<IReadOnlyList<HistoryChange>, string>(
    changes => HistoryChanges.Write(changes), json => HistoryChanges.Read(json));

internal sealed class ChangesComparer() : ValueComparer<IReadOnlyList<HistoryChange>>(
    (one, other) => HistoryChanges.Write(one!) == HistoryChanges.Write(other!),
    changes => StringComparer.Ordinal.GetHashCode(HistoryChanges.Write(changes)),
    changes => changes);

internal sealed class SourcesConverter() : ValueConverter<IReadOnlyList<Source>, string>(
    sources => SourceJson.Write(sources), json => SourceJson.Read(json));

internal sealed class SourcesComparer() : ValueComparer<IReadOnlyList<Source>>(
    (one, other) => SourceJson.Write(one!) == SourceJson.Write(other!),
    sources => StringComparer.Ordinal.GetHashCode(SourceJson.Write(sources)),
    sources => sources);
