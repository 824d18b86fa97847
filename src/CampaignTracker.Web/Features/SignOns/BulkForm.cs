using System.Globalization;
using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Web.Platform.Forms;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>What an organizer typed to choose sign-ons by; times are those of the campaign's clock.</summary>
public sealed class BulkForm
{
    private const int PatternMaxLength = 120;

    public DateTime? From { get; set; }

    public DateTime? Until { get; set; }

    public string MailDomain { get; set; } = "";

    public string Network { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The condition and its words; what is amiss stands in the errors.</summary>
    public (QuarantineCondition Condition, string Words, FormErrors Errors) Read(IStringLocalizer<BulkText> text, string zone)
    {
        var errors = new FormErrors();
        var (from, until) = (Instant(nameof(From), From, text, zone, errors), Instant(nameof(Until), Until, text, zone, errors));
        if (until <= from)
            errors.Add(nameof(Until), text["Error_Order"]);
        var domain = SignOnRules.Optional(MailDomain).TrimStart('@');
        var mailDomain = domain.Length == 0 ? "" : EmailAddress.IsAddress($"x@{domain}") ? EmailAddress.Domain(EmailAddress.Canonical($"x@{domain}")) : "";
        if (domain.Length > 0 && mailDomain.Length == 0)
            errors.Add(nameof(MailDomain), text["Error_Domain"]);
        var name = TidyText.OneLine(Name);
        if (name.Length > PatternMaxLength)
            errors.Add(nameof(Name), text["Error_Name", PatternMaxLength]);
        var condition = new QuarantineCondition { From = from, Until = until, MailDomain = mailDomain, NetworkHash = Network, NamePattern = name };
        if (condition.IsEmpty && errors.IsEmpty)
            errors.Add("", text["Error_Empty"]);
        return (condition, Words(condition, text), errors);
    }

    private string Words(QuarantineCondition condition, IStringLocalizer<BulkText> text) => string.Join(" · ", new[]
    {
        condition.From is null ? "" : text["Words_From", Words(From)].Value,
        condition.Until is null ? "" : text["Words_Until", Words(Until)].Value,
        condition.MailDomain.Length == 0 ? "" : text["Words_Domain", condition.MailDomain].Value,
        condition.NetworkHash.Length == 0 ? "" : text["Words_Network"].Value,
        condition.NamePattern.Length == 0 ? "" : text["Words_Name", condition.NamePattern].Value,
    }.Where(words => words.Length > 0));

    private static string Words(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static DateTime? Instant(string field, DateTime? typed, IStringLocalizer<BulkText> text, string zone, FormErrors errors)
    {
        if (typed is not { } local)
            return null;
        try
        {
            return LocalTimes.ToUtc(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone);
        }
        catch (DomainException)
        {
            errors.Add(field, text["Error_Time"]);
            return null;
        }
    }
}
