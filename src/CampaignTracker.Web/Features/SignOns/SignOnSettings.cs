using System.ComponentModel.DataAnnotations;

namespace CampaignTracker.Web.Features.SignOns;

/// <summary>What strangers may do before their sign-ons are held back: section <c>SignOns</c>.</summary>
public sealed class SignOnSettings
{
    /// <summary>A form that is filled faster was filled by a program. Seconds.</summary>
    [Range(0, 600)]
    public int LeastSecondsToFill { get; init; } = 4;

    /// <summary>Mails that one mailbox gets in a day, whoever asks for them.</summary>
    [Range(1, 100)]
    public int MailsPerDay { get; init; } = 3;

    /// <summary>Forms from one network.</summary>
    public RateSettings Network { get; init; } = new() { Burst = 10, Sustained = 40 };

    /// <summary>Forms with addresses of one mail domain; those where anybody gets a mailbox are not counted.</summary>
    public RateSettings MailDomain { get; init; } = new() { Burst = 10, Sustained = 30 };

    /// <summary>Forms under one letter.</summary>
    public RateSettings Letter { get; init; } = new() { Burst = 1000, Sustained = 5000 };

    /// <summary>Mails asked for again, and links to listings, from one network.</summary>
    public RateSettings Mails { get; init; } = new() { Burst = 10, Sustained = 30 };

    /// <summary>Codes typed from one network.</summary>
    public RateSettings Codes { get; init; } = new() { Burst = 30, Sustained = 100 };
}

/// <summary>How often something may happen: in ten minutes, and in a day.</summary>
public sealed class RateSettings
{
    [Range(1, 1_000_000_000)]
    public int Burst { get; init; } = 1;

    [Range(1, 1_000_000_000)]
    public int Sustained { get; init; } = 1;
}
