using System.Text;
using CampaignTracker.Data.Events;
using CampaignTracker.Testing;
using CsCheck;

namespace CampaignTracker.Web.Tests.Events;

/// <summary>Whatever people write, calendars read it as that very text and as nothing else.</summary>
public sealed class CalendarTextTests
{
    private const int Cases = 300;

    private static readonly string[] Usual =
    [
        "categories", "description", "dtend", "dtstamp", "dtstart", "geo", "last-modified", "location", "sequence", "status", "summary", "transp", "uid", "url",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
            One(
                "\r\n", "\n", "\r", "\n ", "\r\nBEGIN:VEVENT\r\n", "\nEND:VEVENT\n", "\r\nEND:VCALENDAR\r\n", "\rATTENDEE:mailto:x@example.org\r", "\nX-FORGED:1\n", "X;Y=Z:",
                "\\", "\\n", "\\N", "\\\\n", "\\,", "\\;", ",", ";", ":", "\"", "^n", "^^", "%0D%0A", "=0D=0A", "\t", " ", "  "),
            One("\u0001", "\u0007", "\u000b", "\u000c", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "\u200b", "\u202e", "\ufeff", "\ufffd", "\ufffe"),
            One("🕯", "👨‍👩‍👧‍👦", "é", "e\u0301", "ñ", "漢", "a", "vigil", "velas"),
            Gen.Int[1, 0x10ffff].Where(Rune.IsValid).Select(code => new Rune(code).ToString()))
        .Array[0, 60].Select(string.Concat);

    private static readonly Gen<string[]> Texts = Text.Array[9];

    [Fact]
    public async Task Hostile_text_in_any_field_comes_out_as_that_very_text() => await Texts.Array[Cases].SampleAsync(
        async cases =>
        {
            var hostile = cases.Select(Hostile).ToArray();
            await using var site = await Some.SiteWithAsync(Engine.Sqlite, hostile);
            var file = await site.GetCalendarTextAsync("/events.ics");
            AssertLines(file);
            var calendar = await CalendarFile.ReadAsync(file);

            Assert.Equal(["vtimezone", .. Enumerable.Repeat("vevent", Cases)], calendar.Components);
            Assert.Equal(["method", "name", "prodid", "refresh-interval", "version", "x-published-ttl", "x-wr-calname"], calendar.Properties.Order());
            var byUid = calendar.Events.ToDictionary(e => e.Uid);
            foreach (var one in hostile)
                AssertSame(one, byUid[$"{one.Id}@campaign-tracker"]);
        },
        iter: 1, threads: 1);

    [Fact]
    public async Task A_hostile_name_of_a_calendar_comes_out_as_that_very_text() => await Text.Select(text => text.Trim()).Where(text => text.Length is > 0 and < 150).Array[20].SampleAsync(
        async titles =>
        {
            var named = titles.Select((title, i) => TestData.PublishedEvent(TestData.EventDetails(title, slug: $"named-{i}"))).ToArray();
            await using var site = await Some.SiteWithAsync(Engine.Sqlite, named);
            var files = new List<string>();
            foreach (var one in named)
                files.Add(await site.GetCalendarTextAsync($"/events/{one.Slug}.ics"));

            var calendars = await CalendarFile.ReadAllAsync(files);
            Assert.Equal(named.Select(one => Readable(one.Title.En)), calendars.Select(calendar => calendar.Name));
            Assert.Equal(named.Select(one => Readable(one.Title.En)), calendars.Select(calendar => calendar.WrCalName));
        },
        iter: 1, threads: 1);

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static CampaignEvent Hostile(string[] texts, int index) => TestData.PublishedEvent(
        new EventDetails
        {
            Slug = Cut($"s{index}{texts[0]}", CampaignEvent.SlugMaxLength),
            Type = EventType.Vigil,
            Title = new(Cut($"T{texts[1]}", CampaignEvent.TitleMaxLength), ""),
            Description = new(Cut(texts[2], CampaignEvent.DescriptionMaxLength), ""),
            ReportedHost = new(Cut(texts[3], CampaignEvent.ReportedHostMaxLength), ""),
            Accessibility = new(Cut(texts[4], CampaignEvent.NoteMaxLength), ""),
            Bring = new(Cut(texts[5], CampaignEvent.NoteMaxLength), ""),
        },
        TestData.Saturday() with { EndTime = new(21, 0) },
        TestData.Phoenix() with
        {
            Venue = Cut(texts[6], CampaignEvent.VenueMaxLength),
            AddressLine = Cut(texts[7], CampaignEvent.AddressMaxLength),
            City = Cut(texts[8], CampaignEvent.CityMaxLength),
        });

    private static void AssertSame(CampaignEvent given, CalendarFileEvent read)
    {
        Assert.Equal(Usual, read.Properties.Order());
        Assert.Equal(Readable(given.Title.En), read.Summary);
        Assert.Equal(Joined(", ", given.Venue, given.AddressLine, Joined(", ", given.City, "AZ 85003")), read.Location);
        var page = new Uri($"http://localhost/events/{given.Slug}").AbsoluteUri;
        Assert.Equal(page, read.Url);
        Assert.Equal(
            Joined("\n\n", given.Description.En, After("Hosted by, as reported: ", given.ReportedHost.En), After("Getting in: ", given.Accessibility.En), After("What to bring: ", given.Bring.En), page),
            read.Description);
    }

    private static void AssertLines(string file)
    {
        Assert.DoesNotContain('\r', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain(file.Replace("\r\n", "", StringComparison.Ordinal), c => c is < ' ' and not '\t' or '\u007f');
        Assert.All(file.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(file.Split("\r\n"), line => Encoding.UTF8.GetByteCount(line) == 75);
    }

    /// <summary>As a calendar can hold it: one kind of line's end, and spaces for the control characters that RFC 5545 forbids.</summary>
    private static string Readable(string text) =>
        string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Select(c => c is < ' ' and not '\n' and not '\t' or '\u007f' ? ' ' : c));

    private static string Joined(string between, params string[] parts) => Readable(string.Join(between, parts.Where(part => part.Length > 0)));

    private static string After(string label, string text) => text.Length > 0 ? label + text : "";

    /// <summary>As much as fits, in whole characters.</summary>
    private static string Cut(string text, int length) =>
        text.EnumerateRunes().Aggregate("", (kept, rune) => kept.Length + rune.Utf16SequenceLength <= length ? kept + rune : kept);
}
