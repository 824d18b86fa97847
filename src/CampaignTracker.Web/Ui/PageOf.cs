namespace CampaignTracker.Web.Ui;

/// <summary>One page of a list: which rows to skip, and which page is shown where the asked one is past the end.</summary>
public readonly record struct PageOf
{
    public PageOf(int asked, int size, int total)
    {
        Size = size;
        Total = total;
        Pages = Math.Max(1, (total + size - 1) / size);
        Number = Math.Clamp(asked, 1, Pages);
    }

    public int Size { get; }

    public int Total { get; }

    public int Pages { get; }

    /// <summary>From 1.</summary>
    public int Number { get; }

    public int Skip => (Number - 1) * Size;

    public int First => Total == 0 ? 0 : Skip + 1;

    public int Last => Math.Min(Total, Skip + Size);
}
