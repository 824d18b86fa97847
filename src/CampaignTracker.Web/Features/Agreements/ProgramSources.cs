using CampaignTracker.Data;
using CampaignTracker.Data.Agreements;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>Where the words of this page about the program itself were read.</summary>
internal static class ProgramSources
{
    private static readonly Source Crs = new("CRS IF11898, The 287(g) Program, 12 August 2021", "https://www.everycrsreport.com/reports/IF11898.html");
    private static readonly Source Oig = new("DHS OIG-10-63, The Performance of 287(g) Agreements, March 2010", "https://www.oig.dhs.gov/assets/Mgmt/OIG_10-63_Mar10.pdf");

    public static IReadOnlyList<Source> Law { get; } =
        [Crs, new("GAO-09-381T, testimony of 4 March 2009", "https://www.gao.gov/products/gao-09-381t")];

    public static IReadOnlyList<Source> Counting { get; } =
        [new("ICE, list of participating agencies", "https://www.ice.gov/identify-and-arrest/287g")];

    /// <summary>The models that the page explains, in the order of their making.</summary>
    public static IReadOnlyList<(AgreementModel Model, IReadOnlyList<Source> Sources)> Models { get; } =
    [
        (AgreementModel.TaskForce,
        [
            new("National Immigration Forum, Reviving 287(g) Agreements Under the New Administration", "https://immigrationforum.org/article/reviving-the-287g-agreements-under-the-new-administration-implementation-concerns-and-implications"),
            new("Center for Immigration Studies, 31 December 2012 (an advocate of the program)", "https://cis.org/vaughan/ice-cancels-enforcement-agreements-32-local-partners"),
        ]),
        (AgreementModel.JailEnforcement, [Crs]),
        (AgreementModel.Hybrid, [Oig, new("deportationdata/ice-287g (notes on sources before 2018)", "https://github.com/deportationdata/ice-287g")]),
        (AgreementModel.WarrantServiceOfficer,
            [new("ICE release, 6 May 2019", "https://www.ice.gov/news/releases/ice-launches-program-strengthen-immigration-enforcement")]),
    ];
}
