using System.Text;

namespace CampaignTracker.Web.Platform.Email;

/// <summary>The plain part of a mail: paragraphs of lines that every screen holds. An address longer than a line is never broken.</summary>
internal sealed class PlainText
{
    private const int Width = 72;

    private readonly StringBuilder _text = new();

    public void Add(string paragraph)
    {
        Separate();
        AddWrapped(paragraph, "", "");
    }

    public void AddAll(IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
            Add(paragraph);
    }

    public void AddPoints(IReadOnlyList<string> points)
    {
        if (points.Count > 0)
            Separate();
        foreach (var point in points)
            AddWrapped(point, "- ", "  ");
    }

    /// <summary>A paragraph, and below it something that is taken as a whole: an address, a code.</summary>
    public void AddWithOwnLine(string paragraph, string line)
    {
        Add(paragraph);
        _text.Append(line).Append('\n');
    }

    /// <summary>Below the line by which mail programs know a signature.</summary>
    public void AddFooter(IEnumerable<string> lines)
    {
        Separate();
        _text.Append("-- \n");
        foreach (var line in lines)
            AddWrapped(line, "", "");
    }

    public override string ToString() => _text.ToString();

    private void Separate()
    {
        if (_text.Length > 0)
            _text.Append('\n');
    }

    private void AddWrapped(string paragraph, string first, string others)
    {
        var line = new StringBuilder(first);
        var begin = first.Length;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > begin && line.Length + 1 + word.Length > Width)
            {
                _text.Append(line).Append('\n');
                line.Clear().Append(others);
                begin = others.Length;
            }

            line.Append(line.Length > begin ? " " : "").Append(word);
        }

        _text.Append(line).Append('\n');
    }
}
