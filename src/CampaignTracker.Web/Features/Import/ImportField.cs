namespace CampaignTracker.Web.Features.Import;

/// <summary>What a column of a list tells.</summary>
public enum ImportField
{
    /// <summary>Nothing that is taken: contacts too, for a contact counts once it answers a mail.</summary>
    Nothing,

    Name,
    ShortName,
    City,
    State,
    Zip,
    Scope,
    Sectors,
    Website,
    PublicEmail,
    AboutEn,
    AboutEs,

    /// <summary>Who signed; private unless <see cref="ShowName"/> says otherwise.</summary>
    Person,

    Title,
    ShowName,
    ShowTitle,
}

/// <summary>What is imported.</summary>
public enum ImportKind
{
    /// <summary>Onto the roster.</summary>
    Organizations,

    /// <summary>Under a letter, and onto the roster where the organization is new there.</summary>
    SignOns,
}
