using System.Net;
using System.Threading.Channels;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.SignOns;

/// <summary>
/// People who sign on, read their mail and confirm. Where an answer breaks off they do what people do: send the same form, or press the same button, again,
/// until they are told that it worked.
/// </summary>
internal sealed class Crowd(Ledger ledger, SmtpServer smtp)
{
    private const int Signers = 8;
    private const int Confirmers = 4;

    private readonly Channel<(Applicant Applicant, string Path)> _toConfirm = Channel.CreateUnbounded<(Applicant, string)>();
    private volatile Uri _site = new("http://127.0.0.1");
    private volatile bool _isLast;
    private volatile bool _isClosed;
    private int _number;
    private int _broken;
    private int _busy;
    private int _read;

    /// <summary>Where the site is at present.</summary>
    public Uri Site
    {
        set => _site = value;
    }

    /// <summary>Answers that broke off.</summary>
    public int Broken => _broken;

    /// <summary>True while nobody waits for an answer.</summary>
    public bool IsQuiet => Volatile.Read(ref _busy) == 0 && _toConfirm.Reader.Count == 0;

    public Task SignOnAsync(CancellationToken ct) => Task.WhenAll([
        .. Enumerable.Range(0, Signers).Select(_ => SignAsync(ct)),
        .. Enumerable.Range(0, Confirmers).Select(_ => ConfirmAsync(ct)),
        ReadMailAsync(ct),
    ]);

    /// <summary>Those who have begun come to their end.</summary>
    public void LetNobodyNewIn() => _isLast = true;

    /// <summary>No more mail is read.</summary>
    public void Close() => _isClosed = true;

    public async Task<bool> HasReadAllMailAsync() => (await smtp.MailsAsync(Volatile.Read(ref _read))).Count == 0;

    private async Task SignAsync(CancellationToken ct)
    {
        using var client = new Browser(connections: 1);
        while (!_isLast)
        {
            Interlocked.Increment(ref _busy);
            var applicant = new Applicant("crash", Interlocked.Increment(ref _number));
            var form = await UntilAsync(() => client.OpenAsync(_site), ct);
            await UntilAcknowledgedAsync(() => client.PostAsync(_site, form, applicant), "/sign-on/code?", ct);
            ledger.Requested(applicant);
            Interlocked.Decrement(ref _busy);
        }
    }

    private async Task ReadMailAsync(CancellationToken ct)
    {
        while (!_isClosed)
        {
            var mails = await smtp.MailsAsync(_read);
            foreach (var mail in mails)
            {
                if (Ledger.ConfirmationIn(mail) is { } path)
                    await _toConfirm.Writer.WriteAsync((ApplicantOf(mail), path), ct);
            }

            Volatile.Write(ref _read, _read + mails.Count);
            await Task.Delay(100, ct);
        }

        _toConfirm.Writer.Complete();
    }

    private async Task ConfirmAsync(CancellationToken ct)
    {
        using var client = new Browser(connections: 1);
        var any = await UntilAsync(() => client.OpenAsync(_site), ct);
        await foreach (var (applicant, path) in _toConfirm.Reader.ReadAllAsync(ct))
        {
            Interlocked.Increment(ref _busy);
            await UntilAcknowledgedAsync(() => client.PressAsync(_site, any, path), "#signatories", ct);
            ledger.Confirmed(applicant);
            Interlocked.Decrement(ref _busy);
        }
    }

    private Task<bool> UntilAcknowledgedAsync(Func<Task<HttpResponseMessage>> send, string sign, CancellationToken ct) => UntilAsync(
        async () =>
        {
            using var answer = await send();
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                throw new HttpRequestException("The site is in trouble.");
            // A form that is taken leads to the page that asks for the code.
            var page = answer.StatusCode is HttpStatusCode.SeeOther ? answer.Headers.Location!.OriginalString : await answer.Content.ReadAsStringAsync(ct);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther && page.Contains(sign, StringComparison.Ordinal)
                ? true
                : throw new InvalidOperationException($"The site answered {(int)answer.StatusCode}: {page}");
        },
        ct);

    private async Task<TAnswer> UntilAsync<TAnswer>(Func<Task<TAnswer>> ask, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                Interlocked.Increment(ref _broken);
                await Task.Delay(300, ct);
            }
        }
    }

    private static Applicant ApplicantOf(SmtpMail mail)
    {
        var domain = mail.Recipients[0].Split('@', '.')[1];
        return new Applicant(domain.Split('-')[0], int.Parse(domain.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
