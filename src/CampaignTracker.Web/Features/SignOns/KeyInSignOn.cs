using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Organizations;
using CampaignTracker.Web.Features.Organizers;
using CampaignTracker.Web.Platform.Database;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Queries;
using CampaignTracker.Web.Platform.Settings;
using CampaignTracker.Web.Platform.Switches;
using CampaignTracker.Web.Ui;
using CampaignTracker.Web.Ui.Organize.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>An organizer keys in what an organization signed on paper or said on the telephone. It stands at once, and is never a twin.</summary>
public sealed class KeyInSignOn(
    IDbContextFactory<CampaignDbContext> contexts, EditRecord edit, ReadSignOnForm forms, SignOnMails mails, TellPublicAddress publicAddress,
    IOptions<CampaignSettings> campaign, TimeProvider clock, IStringLocalizer<RosterText> text)
{
    public const string Letter = "letter";
    public const string Origin = "origin";
    public const string Note = "note";
    public const string Day = "day";

    /// <summary>By the campaign's clocks: in the evening, UTC's day is tomorrow.</summary>
    private DateOnly Today => LocalTimes.DateAt(clock.UtcNow(), campaign.Value.TimeZone);

    /// <summary>The fields of the page; the letter that can be signed is chosen where there is only one.</summary>
    public async Task<Sheet> BlankAsync(CancellationToken ct)
    {
        var letters = await LettersAsync(ct);
        string[] fields =
        [
            Letter, Origin, Note, Day, SignOnFields.Person, SignOnFields.Title, SignOnFields.ShowName, SignOnFields.ShowTitle, SignOnFields.Email, SignOnFields.Phone, SignOnFields.Language,
        ];
        return new Sheet(fields.ToDictionary(field => field, field => field switch
        {
            Letter when letters.Count == 1 => letters[0].Value,
            Origin => Wire.Name(SignOnOrigin.Paper),
            Day => Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            SignOnFields.Language => Reader.Language.Code(),
            _ => "",
        }));
    }

    /// <summary>The letters that organizers may enter signatures under; paper comes late, so closed ones are among them.</summary>
    public async Task<IReadOnlyList<FilterOption>> LettersAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var letters = await db.Letters.Where(l => l.Status == LetterStatus.Open || l.Status == LetterStatus.Closed).OrderByDescending(l => l.CreatedAt)
            .Select(l => new { l.Slug, l.Title.En, l.Title.Es }).ToListAsync(ct);
        return [.. letters.Select(l => new FilterOption(l.Slug, new BilingualText(l.En, l.Es).Read()))];
    }

    public async Task<SheetOutcome> SaveAsync(Guid organizationId, Sheet sheet, CancellationToken ct)
    {
        var errors = new FormErrors();
        if (Read(sheet, errors) is not { } entry)
            return SheetOutcome.Refused(errors.All);
        try
        {
            // Somebody else may enter the same at this moment, or merge the organization: the next try sees it.
            return await Conflicts.RetryAsync(() => edit.AddAsync(OrganizerPolicies.Organizes, (db, by, now) => EnterAsync(db, organizationId, entry, by, now, ct), ct));
        }
        catch (SiteIsReadOnlyException)
        {
            return new SheetOutcome(SheetResult.ReadOnly);
        }
        catch (DbUpdateException)
        {
            return SheetOutcome.NotSaved;
        }
    }

    private async Task<SheetOutcome> EnterAsync(CampaignDbContext db, Guid organizationId, PaperEntry entry, Actor by, DateTime now, CancellationToken ct)
    {
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == organizationId, ct);
        if (organization is null)
            return SheetOutcome.Gone;
        if (organization.Status is not (OrganizationStatus.Listed or OrganizationStatus.Pending))
            return Refusal(Letter, "Error_OffRoster");
        if (await db.ToSign(db.Letters.Named(entry.Letter)).SingleOrDefaultAsync(ct) is not { ToSign.Status: LetterStatus.Open or LetterStatus.Closed } letter)
            return Refusal(Letter, "Error_LetterNotSigned");
        // A signature under an invented name, or an invented letter, goes when the samples are removed.
        if (letter.ToSign.IsSample != organization.IsSample)
            return Refusal(Letter, organization.IsSample ? "Error_OnlyTrue" : "Error_OnlySamples");
        var versionId = letter.ToSign.VersionId;
        if (await db.SignOns.Live().AnyAsync(s => s.OrganizationId == organizationId && s.LetterVersionId == versionId, ct))
            return Refusal(Letter, "Error_SignedAlready");

        if (organization.Status is OrganizationStatus.Pending)
            organization.List(by, now);
        else
            db.Hold(organization);
        if (entry.Contact is { } details)
            await EnterWithContactAsync(db, organization, details, letter, entry, by, now, ct);
        else
            db.Add(letter.ToSign.Enter(organization, entry.Signatory, entry.Origin, entry.Note, by, now));
        return SheetOutcome.Saved(1, OrganizationPaths.Of(organizationId));
    }

    /// <summary>
    /// The signature stands, and the public address is told. Whom it names as contact is one only once the mail is answered: an address that was
    /// misread opens no listing to its owner.
    /// </summary>
    private async Task EnterWithContactAsync(
        CampaignDbContext db, Organization organization, ContactDetails details, SigningLetter letter, PaperEntry entry, Actor by, DateTime now, CancellationToken ct)
    {
        var contact = new Contact(organization, details, by, now);
        var request = new SignOnRequest(Guid.NewGuid(), contact, organization, QuarantineReason.None, by, now);
        request.Enter(letter.ToSign, entry.Signatory, entry.Origin, entry.Note, by, now);
        db.AddRange(request, OneTimeLink.Make(LinkPurpose.ConfirmSignOn, request.Id, now, RequestSignOn.TimeToConfirm, out var secrets));
        db.Add(mails.PleaseConfirm(request, [letter], secrets, now));
        await publicAddress.TellAsync(db, request, [letter], now, ct);
    }

    private PaperEntry? Read(Sheet sheet, FormErrors errors)
    {
        var origin = Wire.Member<SignOnOrigin>(sheet[Origin]);
        if (sheet[Letter].Length == 0)
            errors.Add(Letter, text["Error_NoLetter"]);
        if (origin is not (SignOnOrigin.Paper or SignOnOrigin.Telephone))
            errors.Add(Origin, text["Error_Origin"]);
        var day = PlainDay(sheet[Day], errors);
        var note = TidyText.OneLine(sheet[Note]);
        var whole = day is { } known ? $"{known:yyyy-MM-dd}: {note}" : note;
        if (note.Length == 0)
            errors.Add(Note, text["Error_Note"]);
        else if (whole.Length > SignOn.OriginNoteMaxLength)
            errors.Add(Note, text["Error_TooLong", SignOn.OriginNoteMaxLength, whole.Length]);
        var (signatory, contact) = Person(sheet, errors);
        return errors.IsEmpty ? new PaperEntry(sheet[Letter], origin!.Value, whole, signatory, contact) : null;
    }

    /// <summary>A contact is named where there is an address to write to; a signatory may be named without.</summary>
    private (Signatory Signatory, ContactDetails? Contact) Person(Sheet sheet, FormErrors errors)
    {
        var form = new SignOnForm
        {
            Person = sheet[SignOnFields.Person],
            Title = sheet[SignOnFields.Title],
            Email = sheet[SignOnFields.Email],
            Phone = sheet[SignOnFields.Phone],
            Language = sheet[SignOnFields.Language],
        };
        var isNamed = form.Person.Trim().Length > 0;
        var hasAddress = form.Email.Trim().Length > 0;
        var typed = new FormErrors();
        var contact = forms.Contact(form, typed);
        foreach (var error in typed.All.Where(error => (isNamed || hasAddress || error.Name != SignOnFields.Person) && (hasAddress || error.Name != SignOnFields.Email)))
            errors.Add(error.Name, error.Message);
        return (new Signatory(contact.Name, contact.Title, isNamed && sheet.IsChecked(SignOnFields.ShowName), sheet.IsChecked(SignOnFields.ShowTitle)), hasAddress ? contact : null);
    }

    private DateOnly? PlainDay(string typed, FormErrors errors)
    {
        if (typed.Length == 0)
            return null;
        var isDay = DateOnly.TryParseExact(typed, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day);
        if (!isDay || day > Today)
            errors.Add(Day, text["Error_Day"]);
        return isDay ? day : null;
    }

    private SheetOutcome Refusal(string field, string key) => SheetOutcome.Refused([new FieldError(field, text[key])]);

    private sealed record PaperEntry(string Letter, SignOnOrigin Origin, string Note, Signatory Signatory, ContactDetails? Contact);
}
