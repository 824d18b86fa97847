using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>The agreements of one state and model, null being any, and the numbers beside the filters.</summary>
public sealed record AgreementsView(IReadOnlyList<AgreementLine> Lines, AgreementCounts Counts);

/// <summary>One agreement with its agency.</summary>
public sealed record AgreementLine(
    Guid AgencyId, string Agency, string SortKey, string State, AgencyLevel Level, AgreementModel Model, DateOnly? SignedOn,
    AgreementStatus Status, DateOnly StatusAsOf, DateOnly? EndedOn, BilingualText Note, IReadOnlyList<Source> Sources, bool IsSample);

/// <summary>How many there are, whatever is being looked for. One agency may hold several agreements.</summary>
public sealed record AgreementCounts(int Agencies, IReadOnlyDictionary<string, int> ByState, IReadOnlyDictionary<AgreementModel, int> ByModel)
{
    /// <summary>Each agreement has one model.</summary>
    public int Agreements => ByModel.Values.Sum();
}
