namespace CampaignTracker.Data.Agreements;

/// <summary>How many agreements ICE's published list held on one day.</summary>
public sealed class AgreementCount
{
    /// <summary>Characters.</summary>
    public const int SourceMaxLength = 120;

    private AgreementCount()
    {
    }

    /// <summary>Keeps one count.</summary>
    /// <exception cref="DomainException">A number is negative or the source is missing.</exception>
    public AgreementCount(DateOnly date, int agreements, int jailEnforcement, int taskForce, int warrantServiceOfficer, string source)
    {
        if (int.Min(int.Min(agreements, jailEnforcement), int.Min(taskForce, warrantServiceOfficer)) < 0)
            throw new DomainException("A count is not negative.");
        Date = date;
        Agreements = agreements;
        JailEnforcement = jailEnforcement;
        TaskForce = taskForce;
        WarrantServiceOfficer = warrantServiceOfficer;
        Source = StorableText.Required(source, SourceMaxLength, "The source");
    }

    /// <summary>The day of the list; one count a day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>All agreements (rows; an agency may hold several).</summary>
    public int Agreements { get; private set; }

    /// <summary>Those under the Jail Enforcement Model.</summary>
    public int JailEnforcement { get; private set; }

    /// <summary>Those under the Task Force Model.</summary>
    public int TaskForce { get; private set; }

    /// <summary>Those under the Warrant Service Officer model.</summary>
    public int WarrantServiceOfficer { get; private set; }

    /// <summary>The name of ICE's file.</summary>
    public string Source { get; private set; } = "";
}
