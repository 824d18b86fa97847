using CampaignTracker.Web.Platform.Forms;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>The form as it was sent: everything as typed. <see cref="ReadSignOnForm"/> makes <see cref="SignOnAnswers"/> of it.</summary>
public sealed record SignOnForm
{
    /// <summary>The value of <see cref="Organization"/> for one that is on no list yet.</summary>
    public const string AnotherOrganization = "another";

    /// <summary>What its stamps are good for (<see cref="FormStamps"/>).</summary>
    public const string Purpose = "sign-on";

    public string Name { get; init; } = "";

    public string ShortName { get; init; } = "";

    public string Website { get; init; } = "";

    public string PublicEmail { get; init; } = "";

    public string City { get; init; } = "";

    public string State { get; init; } = "";

    public string Zip { get; init; } = "";

    public string Scope { get; init; } = "";

    public IReadOnlyList<string> Sectors { get; init; } = [];

    public string About { get; init; } = "";

    public string Person { get; init; } = "";

    public string Title { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Language { get; init; } = "";

    public bool ShowName { get; init; }

    public bool ShowTitle { get; init; }

    public bool EventsNearby { get; init; }

    /// <summary>Slugs of the letters to sign.</summary>
    public IReadOnlyList<string> Letters { get; init; } = [];

    /// <summary>Ids of the texts that were in view.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The answer to "Is this you?": the slug of a listed organization, <see cref="AnotherOrganization"/>, or empty where it was not asked.</summary>
    public string Organization { get; init; } = "";

    /// <summary>The answer to "Did you mean …?": one of the two addresses, or empty.</summary>
    public string MailChoice { get; init; } = "";

    /// <summary>The address of which "Did you mean …?" was asked; sent again unchanged, it is meant.</summary>
    public string MailAsked { get; init; } = "";

    /// <summary>Empty where a person filled the form: the field is not to be seen.</summary>
    public string Trap { get; init; } = "";

    public static SignOnForm Of(PostedForm posted) => new()
    {
        Name = posted.Text(SignOnFields.Name),
        ShortName = posted.Text(SignOnFields.ShortName),
        Website = posted.Text(SignOnFields.Website),
        PublicEmail = posted.Text(SignOnFields.PublicEmail),
        City = posted.Text(SignOnFields.City),
        State = posted.Text(SignOnFields.State),
        Zip = posted.Text(SignOnFields.Zip),
        Scope = posted.Text(SignOnFields.Scope),
        Sectors = posted.Texts(SignOnFields.Sectors),
        About = posted.Text(SignOnFields.About),
        Person = posted.Text(SignOnFields.Person),
        Title = posted.Text(SignOnFields.Title),
        Email = posted.Text(SignOnFields.Email),
        Phone = posted.Text(SignOnFields.Phone),
        Language = posted.Text(SignOnFields.Language),
        ShowName = posted.IsTicked(SignOnFields.ShowName),
        ShowTitle = posted.IsTicked(SignOnFields.ShowTitle),
        EventsNearby = posted.IsTicked(SignOnFields.EventsNearby),
        Letters = posted.Texts(SignOnFields.Letters),
        Texts = posted.Texts(SignOnFields.Texts),
        Organization = posted.Text(SignOnFields.Organization),
        MailChoice = posted.Text(SignOnFields.MailChoice),
        MailAsked = posted.Text(SignOnFields.MailAsked),
        Trap = posted.Text(SignOnFields.Trap),
    };

    /// <summary>The answers once more, as fields: for a page that leads back to the form.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
    [
        (SignOnFields.Name, Name), (SignOnFields.ShortName, ShortName), (SignOnFields.Website, Website), (SignOnFields.PublicEmail, PublicEmail),
        (SignOnFields.City, City), (SignOnFields.State, State), (SignOnFields.Zip, Zip), (SignOnFields.Scope, Scope),
        .. Sectors.Select(sector => (SignOnFields.Sectors, sector)),
        (SignOnFields.About, About), (SignOnFields.Person, Person), (SignOnFields.Title, Title), (SignOnFields.Email, Email), (SignOnFields.Phone, Phone),
        (SignOnFields.Language, Language), (SignOnFields.ShowName, Ticked(ShowName)), (SignOnFields.ShowTitle, Ticked(ShowTitle)), (SignOnFields.EventsNearby, Ticked(EventsNearby)),
        .. Letters.Select(letter => (SignOnFields.Letters, letter)),
    ];

    private static string Ticked(bool value) => value ? "true" : "";
}

/// <summary>The names of the form's fields, which are their ids on the page too.</summary>
public static class SignOnFields
{
    public const string Name = "name";
    public const string ShortName = "short-name";
    public const string Website = "website";
    public const string PublicEmail = "public-email";
    public const string City = "city";
    public const string State = "state";
    public const string Zip = "zip";
    public const string Scope = "scope";
    public const string Sectors = "sectors";
    public const string About = "about";
    public const string Person = "person";
    public const string Title = "title";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Language = "language";
    public const string ShowName = "show-name";
    public const string ShowTitle = "show-title";
    public const string EventsNearby = "events-nearby";
    public const string Letters = "letters";
    public const string Texts = "texts";
    public const string Organization = "organization";
    public const string MailChoice = "mail-choice";
    public const string MailAsked = "mail-asked";

    /// <summary>Looks like a field to a program that fills all it finds.</summary>
    public const string Trap = "comments";

    /// <summary>The form's stamp (<see cref="FormStamps"/>).</summary>
    public const string Stamp = FormStamps.Field;

    public const string Code = "code";

    /// <summary>The answers, protected (<see cref="KeptAnswers"/>).</summary>
    public const string Kept = "kept";

    /// <summary>How many tries are left after a wrong code.</summary>
    public const string Tries = "tries";

    /// <summary>Ticked after another mail was asked for.</summary>
    public const string Again = "again";

    /// <summary>Ticked where the answers come back to be changed.</summary>
    public const string Change = "change";
}
