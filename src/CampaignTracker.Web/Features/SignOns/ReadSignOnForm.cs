using CampaignTracker.Data;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Places;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>Makes answers of what was typed, untidy as it may be, or tells at each field what is amiss.</summary>
public sealed class ReadSignOnForm(IStringLocalizer<SignOnsText> text)
{
    /// <param name="form">What was typed.</param>
    /// <param name="open">The letters that can be signed now, with the texts that are signed.</param>
    public SignOnReading Read(SignOnForm form, IReadOnlyList<LetterOnForm> open)
    {
        var errors = new FormErrors();
        // In the order of the page, which is the order of the summary.
        var organization = Organization(form, errors);
        var contact = Contact(form, errors);
        var letters = Letters(form, open, errors);
        if (!errors.IsEmpty)
            return new SignOnReading(Answers: null, errors, MeantMail: null);

        var suggestion = MailSuggestion.For(contact.Email, SignOnRules.HostOf(organization.Website));
        if (suggestion is not null && form.MailChoice == suggestion)
            contact = contact with { Email = suggestion };
        // Asked once and sent again as it was, the address is meant.
        if (form.MailChoice == contact.Email || form.MailAsked == contact.Email)
            suggestion = null;
        return new SignOnReading(
            new SignOnAnswers
            {
                Organization = organization,
                OrganizationSlug = form.Organization is "" or SignOnForm.AnotherOrganization ? null : form.Organization,
                IsAnother = form.Organization is SignOnForm.AnotherOrganization,
                Contact = contact,
                ShowName = form.ShowName,
                ShowTitle = form.ShowTitle,
                LetterSlugs = letters,
            },
            errors,
            suggestion);
    }

    private List<string> Letters(SignOnForm form, IReadOnlyList<LetterOnForm> open, FormErrors errors)
    {
        var chosen = open.Where(letter => form.Letters.Contains(letter.Slug)).ToList();
        if (chosen.Find(letter => !form.Texts.Contains(letter.Text.VersionId.ToString())) is { } changed)
            errors.Add(SignOnFields.Letters, text["Error_TextChanged", changed.Title.Read()]);
        else if (chosen.Count == 0)
            errors.Add(SignOnFields.Letters, text["Error_NoLetter"]);
        else if (chosen.Count < form.Letters.Count)
            errors.Add(SignOnFields.Letters, text["Error_LetterClosed"]);
        return chosen.ConvertAll(letter => letter.Slug);
    }

    /// <summary>What tells of the organization.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="errors">Takes what is amiss.</param>
    /// <param name="isPlaceOptional">True for organizers, who often know no more than a name from a list.</param>
    /// <param name="isFromList">
    /// True where an organizer has it from a list, which often names no city, and where a name may begin with a sign: files escape it, and no stranger typed it.
    /// </param>
    public OrganizationDetails Organization(SignOnForm form, FormErrors errors, bool isPlaceOptional = false, bool isFromList = false)
    {
        var ownHost = SignOnRules.HostOf(SignOnRules.Website(form.Website));
        var name = Name(SignOnFields.Name, form.Name, Data.Organizations.Organization.NameMaxLength, "Error_Name", errors, ownHost, isFromList);
        var shortName = Name(SignOnFields.ShortName, SignOnRules.Optional(form.ShortName), Data.Organizations.Organization.ShortNameMaxLength, missing: null, errors, ownHost, isFromList);
        var scope = Wire.Member<Scope>(form.Scope.Trim());
        var website = Website(form.Website, errors);
        var publicEmail = SignOnRules.Optional(form.PublicEmail) is { Length: > 0 } typed ? Email(SignOnFields.PublicEmail, typed, "Error_PublicEmail", errors) : null;
        if (scope is null)
            errors.Add(SignOnFields.Scope, text["Error_Scope"]);
        var isElsewhere = isPlaceOptional || scope is Scope.National;
        var city = Name(SignOnFields.City, SignOnRules.Optional(form.City), Data.Organizations.Organization.CityMaxLength, isElsewhere || isFromList ? null : "Error_City", errors, mayBeginWithSign: isFromList);
        var state = State(form.State, isElsewhere, errors);
        var zip = Zip(form.Zip, errors);
        var sectors = Sectors(form.Sectors, errors);
        var about = isFromList ? "" : About(SignOnFields.About, form.About, errors);
        return new OrganizationDetails
        {
            Name = name,
            ShortName = shortName,
            Website = website,
            PublicEmail = publicEmail,
            City = city,
            State = state,
            PostalCode = zip,
            Scope = scope ?? default,
            Sectors = sectors,
            About = Reader.Language is Language.Spanish ? new BilingualText("", about) : new BilingualText(about, ""),
        };
    }

    /// <summary>What it says of itself, in one language.</summary>
    public string About(string field, string typed, FormErrors errors) =>
        Within(field, TidyText.OneLine(typed), Data.Organizations.Organization.AboutMaxLength, errors);

    /// <summary>What it says of itself, where a list says it in both languages and more than a line.</summary>
    public BilingualText AboutFromList(string english, string spanish, FormErrors errors) => new(
        Within(SignOnFields.About, english.Trim(), Data.Organizations.Organization.AboutMaxLength, errors),
        Within(SignOnFields.About, spanish.Trim(), Data.Organizations.Organization.AboutMaxLength, errors));

    /// <summary>Who signs, as far as a list tells.</summary>
    public Signatory Signatory(SignOnForm form, FormErrors errors) => new(
        Name(SignOnFields.Person, SignOnRules.Optional(form.Person), Data.Letters.Signatory.NameMaxLength, missing: null, errors, mayBeginWithSign: true),
        Name(SignOnFields.Title, SignOnRules.Optional(form.Title), Data.Letters.Signatory.TitleMaxLength, missing: null, errors, mayBeginWithSign: true),
        form.ShowName,
        form.ShowTitle);

    /// <summary>What tells of the person.</summary>
    public ContactDetails Contact(SignOnForm form, FormErrors errors)
    {
        var name = Name(SignOnFields.Person, form.Person, Math.Min(Data.Organizations.Contact.NameMaxLength, Data.Letters.Signatory.NameMaxLength), "Error_Person", errors);
        var title = Name(SignOnFields.Title, SignOnRules.Optional(form.Title), Math.Min(Data.Organizations.Contact.TitleMaxLength, Data.Letters.Signatory.TitleMaxLength), missing: null, errors);
        var email = Email(SignOnFields.Email, form.Email, "Error_Email", errors) ?? "";
        var phone = Within(SignOnFields.Phone, SignOnRules.Optional(form.Phone), Data.Organizations.Contact.PhoneMaxLength, errors);
        if (phone.Length > 0 && !SignOnRules.IsPhone(phone))
            errors.Add(SignOnFields.Phone, text["Error_Phone"]);
        return new ContactDetails
        {
            Name = name,
            Title = title,
            Email = email,
            Phone = phone,
            Language = ContactLanguage(form.Language.Trim(), errors),
            WantsEventsNearby = form.EventsNearby,
        };
    }

    private string Name(string field, string typed, int maxLength, string? missing, FormErrors errors, string ownHost = "", bool mayBeginWithSign = false)
    {
        var name = TidyText.OneLine(typed);
        if (name.Length == 0 && missing is not null)
            errors.Add(field, text[missing]);
        else if (!mayBeginWithSign && SignOnRules.BeginsAsFormula(name))
            errors.Add(field, text["Error_BeginsAsFormula"]);
        else if (SignOnRules.HoldsAddress(name, ownHost))
            errors.Add(field, text["Error_HoldsAddress"]);
        else if (name.Length > 0 && SignOnRules.SaysNothing(name))
            errors.Add(field, text["Error_SaysNothing"]);
        return Within(field, name, maxLength, errors);
    }

    private string Within(string field, string value, int maxLength, FormErrors errors)
    {
        if (value.Length > maxLength)
            errors.Add(field, text["Error_TooLong", maxLength, value.Length]);
        return value;
    }

    private string? Website(string typed, FormErrors errors)
    {
        var optional = SignOnRules.Optional(typed);
        if (optional.Length == 0)
            return null;
        var website = SignOnRules.Website(optional);
        if (website is null)
            errors.Add(SignOnFields.Website, text["Error_Website"]);
        return website is null ? null : Within(SignOnFields.Website, website, Data.Organizations.Organization.WebsiteMaxLength, errors);
    }

    private string? Email(string field, string typed, string wrong, FormErrors errors)
    {
        var email = SignOnRules.Email(typed);
        if (email is null)
            errors.Add(field, TidyText.OneLine(typed).Length > EmailAddress.MaxLength ? text["Error_TooLong", EmailAddress.MaxLength, typed.Length] : text[wrong]);
        return email;
    }

    private string State(string typed, bool mayBeEmpty, FormErrors errors)
    {
        var tidy = TidyText.OneLine(typed);
        var code = StateNames.CodeOf(tidy);
        if (code is null && (tidy.Length > 0 || !mayBeEmpty))
            errors.Add(SignOnFields.State, text["Error_State"]);
        return code ?? "";
    }

    private string Zip(string typed, FormErrors errors)
    {
        var tidy = SignOnRules.Optional(typed);
        var zip = tidy.Length == 0 ? "" : ZipCodes.Clean(tidy);
        if (zip is null)
            errors.Add(SignOnFields.Zip, text["Error_Zip"]);
        return zip ?? "";
    }

    private List<Sector> Sectors(IReadOnlyList<string> typed, FormErrors errors)
    {
        var sectors = typed.Select(name => Wire.Member<Sector>(name.Trim())).ToList();
        if (sectors.Count == 0 || sectors.Contains(null))
            errors.Add(SignOnFields.Sectors, text["Error_Sectors"]);
        return [.. sectors.OfType<Sector>().Distinct()];
    }

    private Language ContactLanguage(string code, FormErrors errors)
    {
        if (code.Length > 0 && code is not ("en" or "es"))
            errors.Add(SignOnFields.Language, text["Error_Language"]);
        return code switch { "en" => Language.English, "es" => Language.Spanish, _ => Reader.Language };
    }
}

/// <summary>Answers, or what is amiss; where a mail address looks mistyped, the one that may be meant.</summary>
public sealed record SignOnReading(SignOnAnswers? Answers, FormErrors Errors, string? MeantMail);
