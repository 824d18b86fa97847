using CampaignTracker.Data;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Web.Features.Events.Planning;
using CampaignTracker.Web.Features.Listings;
using CampaignTracker.Web.Features.SignOns;
using CampaignTracker.Web.Platform.Forms;
using CampaignTracker.Web.Platform.Localization;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Events.Proposing;

/// <summary>What the page does that proposes an event: for anybody, and for a contact whose listing is open.</summary>
public abstract class ProposePageBase : ComponentBase
{
    /// <summary>How long a form may stay open in a browser before it asks for its button once more.</summary>
    private static readonly TimeSpan StampLife = TimeSpan.FromDays(1);

    protected ProposalForm Form { get; private set; } = new(_ => []);

    protected FormErrors Errors { get; } = new();

    protected ProposalReading? Read { get; private set; }

    protected HostChoice? Host { get; private set; }

    protected IReadOnlyList<HostChoice> Found { get; private set; } = [];

    protected IReadOnlyList<ProposalAsk> Asks { get; private set; } = [];

    protected IReadOnlyList<EventTwin> Likely { get; private set; } = [];

    protected DayCovering? Day { get; private set; }

    protected OpenSession? OpenListing { get; private set; }

    protected ProposalOutcome? Outcome { get; private set; }

    protected string Stamp { get; private set; } = "";

    protected bool IsAsked { get; private set; }

    protected bool IsOff { get; private set; }

    protected bool IsPreview { get; private set; }

    protected bool IsSent { get; private set; }

    protected bool IsReady { get; private set; }

    /// <summary>True where the listing closed while the form was filled: what was typed goes on as anybody's proposal.</summary>
    protected bool IsClosed { get; private set; }

    protected string Action => IsClosed ? Links.To("/events/propose") : Links.To(Links.ThisPath);

    [CascadingParameter] public required HttpContext HttpContext { get; set; }

    [Inject] public required FormStamps Stamps { get; set; }

    [Inject] public required PostedForm Posted { get; set; }

    [Inject] public required ListingSession Session { get; set; }

    [Inject] public required ReadListing Listings { get; set; }

    [Inject] public required ReadProposal Reading { get; set; }

    [Inject] public required FindHosts Hosts { get; set; }

    [Inject] public required FindEventTwins Twins { get; set; }

    [Inject] public required FindDays Days { get; set; }

    [Inject] public required RequestProposal Requests { get; set; }

    [Inject] public required ProposeAsHost AsHost { get; set; }

    [Inject] public required CurrentSwitches Switches { get; set; }

    [Inject] public required SiteLinks Links { get; set; }

    [Inject] public required IStringLocalizer<ProposingText> Text { get; set; }

    /// <summary>A form that came while nothing is taken is shown again, so that nothing typed is lost.</summary>
    protected bool HasForm => Posted.IsSent || Posted.IsExpired;

    private CancellationToken Stop => HttpContext.RequestAborted;

    protected sealed override async Task OnInitializedAsync()
    {
        if (Links.ThisPath.StartsWith("/listing", StringComparison.Ordinal))
        {
            if (!await EnterAsync())
                return;
        }
        else if (Switches.Now.SignOnsAreOff)
        {
            IsOff = true;
            if (!HasForm)
                return;
            Posted.Expire();
            HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        Form = ProposalForm.Of(Posted);
        if (HasForm)
            Read = Reading.Read(Form);
        if (Posted.IsSent && !IsClosed)
            await ReceiveAsync(Read!);
        if (Stamp.Length == 0)
            Stamp = Stamps.Make(ProposalForm.Purpose);
        IsReady = true;
    }

    /// <returns>False where the page leads away.</returns>
    private async Task<bool> EnterAsync()
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        OpenListing = await Session.FindAsync();
        if (OpenListing is null || await Listings.ReadAsync(OpenListing.ContactId, Stop) is not { } view)
        {
            OpenListing = null;
            IsClosed = HasForm;
            if (IsClosed)
                HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return IsClosed || LeadTo("/listing?closed=1");
        }

        await Session.KeepOpenAsync(OpenListing);
        if (!view.MayChangeListing || view.Organization.Status is not OrganizationStatus.Listed)
            return LeadTo("/listing/edit?done=gone");
        Host = new HostChoice(view.Organization.Id, view.Organization.Name, view.Organization.City, view.Organization.State);
        return true;
    }

    private bool LeadTo(string path)
    {
        HttpContext.Response.Redirect(Links.To(path));
        return false;
    }

    private async Task ReceiveAsync(ProposalReading reading)
    {
        if (Stamps.Read(ProposalForm.Purpose, Posted.Text(ProposalFields.Stamp), StampLife) is not { } stamp)
        {
            Posted.Expire();
            HttpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        Stamp = Posted.Text(ProposalFields.Stamp);
        var step = Posted.Text(ProposalFields.Step);
        if (OpenListing is null)
            await FindHostAsync(step);
        if (step == ProposalFields.Change)
            return;
        foreach (var error in reading.Errors.All)
            Errors.Add(error.Name, error.Message);
        if (Host is not null && reading.CanBeShown)
            await PreviewAsync(reading, step, stamp);
        if (!Errors.IsEmpty)
            HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>The one that was chosen of those that fit what was typed, or the only one that is called so.</summary>
    private async Task FindHostAsync(string step)
    {
        Found = await Hosts.FindAsync(Form.OrganizationName, Stop);
        var named = FoldedText.Fold(Form.OrganizationName.Trim());
        Host = Found.FirstOrDefault(one => one.Id.ToString() == Form.Organization);
        if (Host is null && Found.Count(one => FoldedText.Fold(one.Name) == named) == 1)
            Host = Found.First(one => FoldedText.Fold(one.Name) == named);
        IsAsked = Host is null && Found.Count > 0;
        if (Host is not null || step == ProposalFields.Change)
            return;
        if (Found.Count > 0)
            Errors.Add(ProposalFields.Organization, Text["Organization_Which"]);
        else
            Errors.Add(ProposalFields.OrganizationName, Text[named.Length == 0 ? "Organization_Missing" : "Organization_None"]);
    }

    private async Task PreviewAsync(ProposalReading reading, string step, FormStamp stamp)
    {
        IsPreview = true;
        var days = reading.Kept.Select(time => time.Schedule.StartDate).ToList();
        Likely = await Twins.FindShownAsync(days, Host!.Id, reading.Typed.Place, isTheirs: OpenListing is not null, Stop);
        Day = await Days.CoveringAsync(days, Stop);
        Asks = [.. reading.Asks.Select(ask => new ProposalAsk(ask.Key.ToString(), ask.Value.Message)),
            .. Likely.Select(twin => new ProposalAsk(twin.Id.ToString("n"), null))];
        var isOpen = Asks.Any(ask => !Form.IsSure || !Form.Asked.Contains(ask.Name));
        if (step != ProposalFields.Send || !Errors.IsEmpty)
            return;
        if (isOpen)
            Errors.Add(ProposalFields.Sure, Text["Sure_Missing"]);
        else
            await SendAsync(reading, stamp);
    }

    private async Task SendAsync(ProposalReading reading, FormStamp stamp)
    {
        if (OpenListing is { } session)
        {
            (var answer, Outcome) = await AsHost.ProposeAsync(session.ContactId, stamp.Id, Form, reading, Stop);
            IsSent = Outcome is not null;
            if (!IsSent)
                LeadTo(answer is ListingAnswer.Closed ? "/listing?closed=1" : "/listing/edit?done=gone");
            return;
        }

        var sent = new FormSent(stamp.Id, stamp.Age, Form.IsTrapFilled);
        IsSent = await Requests.RequestAsync(Form, reading, Host!.Id, sent, HttpContext.Connection.RemoteIpAddress, Stop);
        if (IsSent)
            return;
        IsPreview = false;
        Errors.Add(ProposalFields.OrganizationName, Text["Organization_None"]);
    }
}
