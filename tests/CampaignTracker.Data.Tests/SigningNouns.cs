using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Data.Security;
using CampaignTracker.Testing;

namespace CampaignTracker.Data.Tests;

/// <summary>One of each noun that signing on needs, with something in every property.</summary>
internal static class SigningNouns
{
    public static IEnumerable<object> All(Organization organization, Actor by, DateTime now)
    {
        var details = new ContactDetails { Name = "Rosa Ñandú", Title = "Chair", Email = "Rosa@Alianza.example", Phone = "602 555 0100", Language = Language.Spanish, WantsEventsNearby = true };
        var contact = new Contact(organization, details, by, now);
        contact.Confirm(by, now);
        var successor = contact.HandOverTo(details, by, now);
        contact.Leave(by, now);
        var erased = new Contact(organization, details, by, now);
        erased.Erase(by, now);

        var letter = TestData.OpenLetter("mapped-request");
        var held = new SignOnRequest(Guid.CreateVersion7(now), contact, organization, QuarantineReason.Honeypot, by, now);
        held.CameFrom(new string('a', NetworkKey.HashLength));
        held.Sign(Signing(letter), Signatory.Unnamed, by, now);
        held.Confirm(by, now);
        held.HandOver(successor, by, now);

        var spent = OneTimeLink.Make(LinkPurpose.DisownSignOn, held.Id, now, TimeSpan.FromDays(7), out _);
        spent.Spend(now);
        var superseded = OneTimeLink.Make(LinkPurpose.ConfirmSignOn, held.Id, now, TimeSpan.FromDays(7), out _);
        superseded.Supersede(now);
        return [letter, contact, successor, erased, held, spent, superseded, .. Mails(held.Id, now), new Attempt(AttemptKind.Code, "0123", "example.org", letter.Id, now),
            new NetworkKey(DateOnly.FromDateTime(now)), new BlockRule("*.spam.example", "Spam.", by, now)];
    }

    public static LetterToSign Signing(Letter letter) => new(letter.Id, letter.Versions[^1].Id, letter.Status, letter.DeadlineAt, letter.IsSample);

    private static IEnumerable<object> Mails(Guid about, DateTime now)
    {
        var failed = Mail(about, now);
        failed.TakeSlot(DateOnly.FromDateTime(now), 1);
        failed.Failed("The server was away.", now.AddMinutes(1), forGood: true);
        var sent = Mail(about, now);
        sent.Sent(now);
        return [failed, sent];
    }

    private static OutboxMail Mail(Guid about, DateTime now) =>
        new(MailKind.Confirmed, "rosa@alianza.example", Language.Spanish, new MailText("¡Hola!", "Hola.", "<p>Hola.</p>"), about, now);
}
