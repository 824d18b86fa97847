using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Import;

/// <summary>Decides what becomes of each row, in the order of the list: a line below may be a duplicate of one above.</summary>
internal sealed class PlanImport(ReadImportRow reading, KnownForImport known, ImportOrder order, IStringLocalizer<ImportsText> text)
{
    private readonly List<PlannedRow> _rows = [];
    private readonly Dictionary<string, PlannedRow> _aboveByName = [];
    private readonly Dictionary<string, PlannedRow> _aboveByHost = [];
    private readonly HashSet<Guid> _signing = [];

    public ImportPlan Make(CancellationToken ct)
    {
        foreach (var row in order.Table.Rows)
        {
            ct.ThrowIfCancellationRequested();
            _rows.Add(Plan(row));
        }

        return new ImportPlan(_rows);
    }

    private PlannedRow Plan(ImportRow row)
    {
        var (details, signatory, why) = reading.Read(row, order);
        var planned = new PlannedRow { Row = row, Details = details, Signatory = signatory, Fate = RowFate.New };
        if (why is not null)
            return planned with { Fate = RowFate.Rejected, Why = why };

        var matchKey = OrganizationName.MatchKey(details.Name);
        var nameKey = KnownForImport.NameKey(matchKey, details.State);
        var host = known.HostOf(details);
        var (likeness, twin, above) = Find(nameKey, host, known.NationalByName(matchKey, details));
        if (likeness is { } like)
        {
            var choice = order.ChoiceFor(row.Line, like);
            planned = planned with { Twin = new ImportTwin(twin?.Name ?? above!.Details.Name, twin?.State ?? above!.Details.State, above?.Row.Line, like, choice) };
            if (choice is DuplicateChoice.Skip)
                return planned with { Fate = RowFate.Skipped, Why = text[$"Why_{like}", planned.Twin.Name, above?.Row.Line ?? 0] };
            if (choice is DuplicateChoice.Same)
                return twin is not null ? OfKnown(planned, twin) : OfLineAbove(planned, above!);
        }

        _aboveByName.TryAdd(nameKey, planned);
        if (host.Length > 0)
            _aboveByHost.TryAdd(host, planned);
        return planned;
    }

    private (ImportLikeness? Likeness, KnownTwin? Known, PlannedRow? Above) Find(string nameKey, string host, KnownTwin? national) =>
        known.ByName(nameKey) is { } byName ? (ImportLikeness.Name, byName, null)
        : _aboveByName.TryGetValue(nameKey, out var lineByName) ? (ImportLikeness.NameInList, null, lineByName)
        : national is not null ? (ImportLikeness.National, national, null)
        : known.ByHost(host) is { } byHost ? (ImportLikeness.Website, byHost, null)
        : host.Length > 0 && _aboveByHost.TryGetValue(host, out var lineByHost) ? (ImportLikeness.WebsiteInList, null, lineByHost)
        : (null, null, null);

    private PlannedRow OfKnown(PlannedRow planned, KnownTwin twin)
    {
        if (twin.HasLeft)
            return planned with { Fate = RowFate.Rejected, Why = text["Why_HasLeft", twin.Name] };
        if (order.Kind is ImportKind.SignOns)
        {
            var standing = known.Standing(twin.Id);
            if (standing is SignOnStatus.Withdrawn or SignOnStatus.Disowned)
                return planned with { Fate = RowFate.Rejected, Why = text["Why_TookBack", twin.Name] };
            if (standing is SignOnStatus.Confirmed or SignOnStatus.Listed || !_signing.Add(twin.Id))
                return planned with { Fate = RowFate.SignedAlready };
        }

        return planned with { Fate = RowFate.Same, KnownId = twin.Id };
    }

    /// <summary>The organization of the line above is made once; it takes what that line does not tell, and signs once.</summary>
    private PlannedRow OfLineAbove(PlannedRow planned, PlannedRow above)
    {
        above.Details = above.Details.FilledWith(planned.Details);
        return planned with { Fate = order.Kind is ImportKind.SignOns ? RowFate.SignedAlready : RowFate.Same };
    }
}
