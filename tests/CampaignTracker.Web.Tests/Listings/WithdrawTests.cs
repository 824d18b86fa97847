using System.Net;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Tests.Listings;

public sealed class WithdrawTests
{
    private const string Names = "/listing/edit/names";

    [Theory, OnBothEngines]
    public async Task The_overview_tells_where_each_signature_stands_and_what_comes_next(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site, isListed: false);
        var visitor = await ListingSite.OpenAsync(site);

        var waiting = await visitor.OpenAsync("/listing/edit");
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == speaker.SignOnId)).Decline("We could not reach you.", TestData.By, site.Now));
        var declined = await visitor.OpenAsync("/es/listing/edit");

        Assert.Contains("Waiting for an organizer You confirmed it. An organizer looks at it, usually within two days", waiting.Words, StringComparison.Ordinal);
        Assert.Contains("Your organization is not on the roster yet.", waiting.Words, StringComparison.Ordinal);
        Assert.Contains("602 555 0134", waiting.Words, StringComparison.Ordinal);
        Assert.Contains("El motivo: We could not reach you.", declined.Words, StringComparison.Ordinal);
        Assert.Contains("No aceptada", declined.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothEngines]
    public async Task Consent_is_given_and_taken_back_for_each_signature(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        Assert.DoesNotContain("Rosa Díaz", await LetterAsync(), StringComparison.Ordinal);

        await ListingSite.SendAsync(visitor, Names, ($"name-{speaker.SignOnId:n}", "true"));
        Assert.Contains("Rosa Díaz", await LetterAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Coordinator", await LetterAsync(), StringComparison.Ordinal);
        await ListingSite.SendAsync(visitor, Names, ($"name-{speaker.SignOnId:n}", "false"), ($"title-{speaker.SignOnId:n}", "true"));

        Assert.DoesNotContain("Rosa Díaz", await LetterAsync(), StringComparison.Ordinal);
        Assert.Contains("Coordinator", await LetterAsync(), StringComparison.Ordinal);
        Assert.Equal(["consent-changed by the contact", "consent-changed by the contact"], (await ListingSite.HistoryOfAsync(site, speaker.SignOnId))[^2..]);

        async Task<string> LetterAsync() => (await site.GetPageAsync("/letters/open-letter")).QuerySelector("main")!.Words();
    }

    [Theory, OnBothEngines]
    public async Task What_was_not_public_of_who_signed_goes_with_the_signature(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);
        var page = $"/listing/edit/sign-ons/{speaker.SignOnId:n}/withdraw";

        Assert.Contains("The name and title of who signed are erased, unless they stood publicly under the letter.", (await visitor.OpenAsync(page)).Words, StringComparison.Ordinal);
        await ListingSite.SendAsync(visitor, page);

        var signOn = await ListingSite.SignOnAsync(site, speaker.SignOnId);
        Assert.Equal((SignOnStatus.Withdrawn, "", ""), (signOn.Status, signOn.SignatoryName, signOn.SignatoryTitle));
        Assert.NotNull(signOn.WithdrawnAt);
    }

    [Theory, OnBothEngines]
    public async Task A_signature_is_withdrawn_by_its_button_only_and_is_not_shown_any_more(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var page = $"/listing/edit/sign-ons/{speaker.SignOnId:n}/withdraw";
        var visitor = await ListingSite.OpenAsync(site);

        await visitor.OpenAsync(page);
        Assert.Equal(SignOnStatus.Listed, (await ListingSite.SignOnAsync(site, speaker.SignOnId)).Status);
        var overview = await ListingSite.FollowAsync(visitor, await ListingSite.SendAsync(visitor, page));

        Assert.Contains("The signature is withdrawn.", overview.Words, StringComparison.Ordinal);
        Assert.Contains("Withdrawn on June 1, 2026", overview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Desert Neighbors", (await site.GetPageAsync("/letters/open-letter")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal("withdrawn by the contact", (await ListingSite.HistoryOfAsync(site, speaker.SignOnId))[^1]);
        await site.GetPageAsync($"/organizations/{speaker.Slug}");
    }

    [Theory, OnBothEngines]
    public async Task What_was_delivered_stays_honest(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var disowned = await ListingSite.SpeakerAsync(site, "River Parish", "father@river.example");
        await ListingSite.SpeakerAsync(site, "Third Group", "three@third.example");
        var early = await ListingSite.SpeakerAsync(site, "Early Leavers", "early@leavers.example");
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == early.SignOnId)).Withdraw(TestData.By, TestData.At.AddDays(1)));
        await site.ChangeAsync(async db =>
        {
            var letter = await db.Letters.Include(l => l.Versions).SingleAsync(l => l.Id == speaker.LetterId);
            letter.Close(TestData.By, TestData.At.AddDays(2));
            var delivered = await db.SignOns.Include(s => s.Organization).DeliveredUnder(letter.Versions[0].Id, TestData.At.AddDays(3)).ToArrayAsync();
            db.Add(letter.Deliver(new("By hand.", "En mano."), TestData.By, TestData.At.AddDays(3), delivered));
        });
        var page = $"/listing/edit/sign-ons/{speaker.SignOnId:n}/withdraw";
        var visitor = await ListingSite.OpenAsync(site);

        Assert.DoesNotContain("withdrawn since", await LetterAsync("/letters/open-letter"), StringComparison.Ordinal);
        var means = await visitor.OpenAsync(page);
        await ListingSite.SendAsync(visitor, page);
        var afterOne = await LetterAsync("/letters/open-letter");
        await site.ChangeAsync(async db => (await db.SignOns.SingleAsync(s => s.Id == disowned.SignOnId)).Disown(TestData.By, site.Now));

        Assert.Contains("It was delivered with your signature on May 4, 2026; that cannot be undone; it is not shown from now on.", means.Words, StringComparison.Ordinal);
        Assert.Contains("Delivered with 3 signatories on May 4, 2026, 8:00 AM EDT; 1 has withdrawn since.", afterOne, StringComparison.Ordinal);
        Assert.Contains("Delivered with 3 signatories on May 4, 2026, 8:00 AM EDT; 2 have withdrawn since.", await LetterAsync("/letters/open-letter"), StringComparison.Ordinal);
        Assert.Contains("Se entregó con 3 organizaciones firmantes el 4 de mayo de 2026, 8:00 a. m. EDT; desde entonces se han retirado 2.", await LetterAsync("/es/letters/open-letter"), StringComparison.Ordinal);

        async Task<string> LetterAsync(string path) => (await site.GetPageAsync(path)).QuerySelector("main")!.Words();
    }

    [Theory, OnBothEngines]
    public async Task An_organization_leaves_the_roster_with_all_of_its_signatures(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site);
        var visitor = await ListingSite.OpenAsync(site);

        var overview = await ListingSite.FollowAsync(visitor, await ListingSite.SendAsync(visitor, "/listing/edit/withdraw"));

        Assert.Contains("Your organization has left the roster.", overview.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.OpenAsync($"/organizations/{speaker.Slug}")).Status);
        Assert.Equal(OrganizationStatus.Withdrawn, (await ListingSite.OrganizationAsync(site, speaker.OrganizationId)).Status);
        Assert.Equal(SignOnStatus.Withdrawn, (await ListingSite.SignOnAsync(site, speaker.SignOnId)).Status);
        Assert.Equal("withdrawn by the contact", (await ListingSite.HistoryOfAsync(site, speaker.OrganizationId))[^1]);
    }

    [Theory, OnBothEngines]
    public async Task One_that_waits_takes_its_request_back(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        var speaker = await ListingSite.SpeakerAsync(site, isListed: false);
        var visitor = await ListingSite.OpenAsync(site);

        await ListingSite.SendAsync(visitor, "/listing/edit/withdraw");

        Assert.Equal(OrganizationStatus.Pending, (await ListingSite.OrganizationAsync(site, speaker.OrganizationId)).Status);
        Assert.Equal(SignOnStatus.Withdrawn, (await ListingSite.SignOnAsync(site, speaker.SignOnId)).Status);
    }

    [Theory, OnBothEngines]
    public async Task Ids_of_another_organization_change_nothing(Engine engine)
    {
        await using var site = await ListingSite.StartAsync(engine);
        await ListingSite.SpeakerAsync(site);
        var other = await ListingSite.SpeakerAsync(site, "River Parish", "father@river.example", "Father Luis");
        var visitor = await ListingSite.OpenAsync(site);
        var page = $"/listing/edit/sign-ons/{other.SignOnId:n}/withdraw";
        var names = await visitor.OpenAsync(Names);
        var token = names.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        Assert.Equal("/listing/edit?done=gone", (await visitor.OpenAsync(page)).Response.Headers.Location?.OriginalString);
        Assert.Equal("/listing/edit?done=gone", (await visitor.PostAsync(page, ("__RequestVerificationToken", token))).Response.Headers.Location?.OriginalString);
        await visitor.SendAsync(names, ListingSite.FormOf(Names), ($"name-{other.SignOnId:n}", "true"), ($"title-{other.SignOnId:n}", "true"));

        var signOn = await ListingSite.SignOnAsync(site, other.SignOnId);
        Assert.Equal((SignOnStatus.Listed, false, false), (signOn.Status, signOn.ShowSignatoryName, signOn.ShowSignatoryTitle));
        Assert.DoesNotContain("River Parish", (await visitor.OpenAsync("/listing/edit")).Words, StringComparison.Ordinal);
    }
}
