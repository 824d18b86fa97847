using CampaignTracker.Data;

namespace CampaignTracker.Web.Features.Agreements;

/// <summary>The sources of the lines shown, each once, numbered as a reader meets them.</summary>
public sealed class NumberedSources
{
    private readonly List<Source> _all = [];
    private readonly Dictionary<Source, int> _numbers = [];

    public NumberedSources(IEnumerable<AgreementLine> lines)
    {
        foreach (var source in lines.SelectMany(line => line.Sources))
        {
            if (_numbers.TryAdd(source, _all.Count + 1))
                _all.Add(source);
        }
    }

    public IReadOnlyList<Source> All => _all;

    public IEnumerable<int> NumbersOf(AgreementLine line) => line.Sources.Select(source => _numbers[source]).Order();

    public static string IdOf(int number) => $"source-{number}";
}
