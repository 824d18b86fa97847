namespace CampaignTracker.Data.Agreements;

/// <summary>The questions that pages ask of agreements. Each is answered by an index.</summary>
public static class AgreementQueries
{
    /// <summary>Those of agencies in one state.</summary>
    public static IQueryable<Agreement> InState(this IQueryable<Agreement> agreements, string state) =>
        agreements.Where(a => a.Agency!.State == state);

    /// <summary>Those under one model.</summary>
    public static IQueryable<Agreement> Under(this IQueryable<Agreement> agreements, AgreementModel model) =>
        agreements.Where(a => a.Model == model);
}
