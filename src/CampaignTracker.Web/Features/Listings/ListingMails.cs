using CampaignTracker.Data;
using CampaignTracker.Data.Mail;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Platform.Email;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Features.Listings;

/// <summary>The mails about listings, each in its reader's language.</summary>
public sealed class ListingMails(MailLayout layout, SiteLinks links, IOptions<CampaignSettings> campaign, IStringLocalizer<ListingMailsText> text)
{
    /// <summary>A link for each organization that the contact speaks for.</summary>
    public OutboxMail YourListing(Contact contact, IReadOnlyList<(string Organization, string Token)> doors, DateTime at) =>
        layout.Write(MailKind.YourListing, contact.Email, contact.Language, contact.Id, at, language =>
        {
            var buttons = doors.Select(door => new MailButton(
                doors.Count == 1 ? text["YourListing_Button"] : text["YourListing_ButtonOf", door.Organization],
                links.Absolute($"/listing/{door.Token}", language))).ToList();
            return new MailWords
            {
                Language = language,
                Subject = text["YourListing_Subject"],
                Greeting = text["Greeting"],
                Paragraphs = [doors.Count == 1 ? text["YourListing_Body", doors[0].Organization] : text["YourListing_BodyOfSeveral"]],
                Button = buttons[0],
                MoreButtons = [.. buttons.Skip(1)],
                Closing = [text["YourListing_Expires"], text["NotYou"]],
                Why = text["Asked_Why"],
            };
        });

    /// <summary>Tells the mailbox's owner that there is nothing under this address.</summary>
    public OutboxMail NoListing(string address, Language language, DateTime at) =>
        layout.Write(MailKind.NoListing, address, language, Guid.Empty, at, _ => new MailWords
        {
            Language = language,
            Subject = text["NoListing_Subject"],
            Greeting = text["Greeting"],
            Paragraphs = [text["NoListing_Body"], text["NoListing_Other"]],
            Button = SignOn(language),
            Closing = [text["NotYou"]],
            Why = text["Asked_Why"],
        });

    /// <summary>As <see cref="NoListing"/>, to a person of whom something is kept all the same; it can be erased by the link.</summary>
    public OutboxMail NoListingButKept(string address, Language language, Guid contactId, string token, DateTime at) =>
        layout.Write(MailKind.NoListing, address, language, contactId, at, _ => new MailWords
        {
            Language = language,
            Subject = text["NoListing_Subject"],
            Greeting = text["Greeting"],
            Paragraphs = [text["NoListing_Body"], text["NoListing_Kept"], text["NoListing_Other"]],
            Button = SignOn(language),
            MoreButtons = [new MailButton(text["NoListing_EraseButton"], links.Absolute($"/listing/erase/{token}", language))],
            Closing = [text["NoListing_EraseExpires"], text["NotYou"]],
            Why = text["Asked_Why"],
        });

    /// <summary>Asks a person to take a contact's place.</summary>
    public OutboxMail HandOver(Contact from, Contact to, LinkSecrets secrets, DateTime at) =>
        layout.Write(MailKind.HandOver, to.Email, to.Language, to.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["HandOver_Subject", from.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["HandOver_Body", from.Name, from.Organization.Name], text["HandOver_Means"]],
            Button = new MailButton(text["HandOver_Button"], links.Absolute($"/listing/hand-over/{secrets.Token}", language)),
            Closing = [text["HandOver_Expires"], text["HandOver_NotYou"]],
            Why = text["HandOver_Why", from.Organization.Name],
        });

    /// <summary>Tells the one who was the contact that somebody else is.</summary>
    public OutboxMail HandedOver(Contact from, DateTime at) =>
        layout.Write(MailKind.HandOver, from.Email, from.Language, from.Id, at, language => new MailWords
        {
            Language = language,
            Subject = text["HandedOver_Subject", from.Organization!.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["HandedOver_Body", from.Organization.Name]],
            Closing = [text["HandedOver_NotYou"]],
            Why = text["HandedOver_Why", from.Organization.Name],
        });

    /// <summary>Tells the address that stood on the roster that it does not any more, with what follows from it.</summary>
    public OutboxMail PublicAddressChanged(string address, Organization organization, Language language, DateTime at) =>
        layout.Write(MailKind.SignedInYourName, address, language, organization.Id, at, _ => new MailWords
        {
            Language = language,
            Subject = text["PublicAddress_Subject", organization.Name],
            Greeting = text["Greeting"],
            Paragraphs = [text["PublicAddress_Body", organization.Name], text["PublicAddress_Means"]],
            Closing = [text["PublicAddress_NotYou", campaign.Value.Contact]],
            Why = text["PublicAddress_Why", organization.Name],
        });

    private MailButton SignOn(Language language) => new(text["NoListing_Button"], links.Absolute("/sign-on", language));
}

/// <summary>Marks the resources of the mails about listings.</summary>
public sealed class ListingMailsText;
