using CampaignTracker.Data;
using CampaignTracker.Data.History;
using CampaignTracker.Data.Letters;
using CampaignTracker.Data.Organizations;
using CampaignTracker.Testing;

namespace CampaignTracker.Load.Generate;

/// <summary>Invented letters, one after the other: the last is open, the others were delivered, and every third was amended and signed anew.</summary>
internal sealed class GeneratedLetters(Random random, Actor by, DateTime now)
{
    /// <summary>The address of the letter that can be signed.</summary>
    public const string OpenSlug = "generated-open-letter";

    private const int Most = 100;
    private const int DaysBetween = 40;
    private const int DaysOpen = 32;
    private const string Zone = "America/New_York";

    /// <summary>What part of the roster signs a text at most.</summary>
    private const double Turnout = 0.9;

    /// <summary>A campaign writes a few; more where so many signatures need more texts.</summary>
    public static int Needed(int signOns, int signers)
    {
        var letters = 4;
        while (TextsOf(letters) * Math.Floor(signers * Turnout) < signOns)
            letters = letters < Most ? letters + 1 : throw new InvalidOperationException($"{signers} organizations cannot sign {signOns} times: ask for more organizations.");
        return letters;
    }

    /// <summary>Writes the letters, and hands over the signatures of each text while it is open.</summary>
    /// <param name="letters">How many letters.</param>
    /// <param name="signOns">How many signatures under all of them.</param>
    /// <param name="signers">Who signs.</param>
    /// <param name="keep">Keeps the letters as they are now.</param>
    /// <param name="write">Writes signatures.</param>
    public async Task WriteAsync(int letters, int signOns, IReadOnlyList<Organization> signers, Func<Letter, Task> keep, Action<IEnumerable<SignOn>> write)
    {
        var texts = TextsOf(letters);
        if (Math.Ceiling(signOns / (double)texts) > signers.Count)
            throw new InvalidOperationException($"{signers.Count} organizations cannot sign {texts} texts {signOns} times: ask for more letters.");

        for (int number = 1, left = signOns; number <= letters; number++)
        {
            var opened = now.AddDays(-30 - DaysBetween * (letters - number));
            var letter = Draft(number, letters, opened);
            letter.Open(by, opened);
            await keep(letter);
            Sign(opened);

            if (IsAmended(number))
            {
                letter.Close(by, opened.AddDays(DaysOpen / 2));
                letter.Amend(Text(number, amended: true), by, opened.AddDays(DaysOpen / 2));
                await keep(letter);
                Sign(opened.AddDays(DaysOpen / 2));
            }

            if (number < letters)
            {
                letter.Close(by, opened.AddDays(DaysOpen));
                letter.Deliver(new("Handed over by six organizations.", "La entregaron seis organizaciones."), by, opened.AddDays(DaysOpen + 2));
                await keep(letter);
            }

            void Sign(DateTime from)
            {
                var count = left / texts--;
                left -= count;
                var to = number == letters ? now : from.AddDays(DaysOpen / 2);
                write(random.Some(signers, count).Select(signer => SignOne(letter, signer, random.Between(from, to, haste: 2))));
            }
        }
    }

    private static int TextsOf(int letters) => letters + letters / 3;

    private static bool IsAmended(int number) => number % 3 == 0;

    private Letter Draft(int number, int letters, DateTime opened)
    {
        var isLast = number == letters;
        var deadline = DateOnly.FromDateTime(isLast ? now.AddDays(21) : opened.AddDays(DaysOpen + 1));
        var details = new LetterDetails
        {
            Slug = isLast ? OpenSlug : $"generated-letter-{number}",
            Title = new($"Generated letter {number}: end the agreements", $"Carta generada {number}: que terminen los acuerdos"),
            Addressee = new("The Secretary of Homeland Security", "Titular del Departamento de Seguridad Nacional"),
            Summary = new("An invented letter that asks for an end of the agreements.", "Una carta inventada que pide que terminen los acuerdos."),
            Target = random.Next(1, 20) * 500,
            Deadline = new Deadline(deadline, new TimeOnly(15, 0), Zone),
        };
        return Letter.Draft(details, Text(number, amended: false), by, opened, isSample: true);
    }

    private static BilingualText Text(int number, bool amended)
    {
        string Whole(string opening, Func<BilingualText, string> read) =>
            $"{opening} ({number}{(amended ? "b" : "")})\n\n{string.Join("\n\n", Words.Sentences.Concat(Words.Sentences).Select(s => string.Format(null, read(s), "our town")))}";
        return new(Whole("*An invented letter.*", s => s.En), Whole("*Una carta inventada.*", s => s.Es));
    }

    private SignOn SignOne(Letter letter, Organization signer, DateTime at)
    {
        var person = random.Percent(80)
            ? new Signatory(
                $"{random.OneOf(Words.FirstNames)} {random.OneOf(Words.LastNames)}", random.OneOf(Words.PersonTitles),
                ShowName: random.Percent(60), ShowTitle: random.Percent(60))
            : Signatory.Unnamed;
        var signOn = letter.Request(signer, person, by, at);
        Settle(signOn, random.NextDouble() * 100, at.AddMinutes(1));
        return signOn;
    }

    /// <summary>Of a hundred, ninety-two are listed, two wait for their mail, two for an organizer.</summary>
    private void Settle(SignOn signOn, double lot, DateTime at)
    {
        if (lot >= 99.5)
            signOn.Quarantine(by, at);
        if (lot >= 97.5)
            return;
        signOn.Confirm(by, at);
        if (lot >= 96.5)
            signOn.Decline("An invented reason.", by, at);
        if (lot >= 94.5)
            return;
        signOn.List(by, at);
        if (lot >= 93)
            signOn.Withdraw(by, at);
        else if (lot >= 92)
            signOn.Disown(by, at);
    }
}
