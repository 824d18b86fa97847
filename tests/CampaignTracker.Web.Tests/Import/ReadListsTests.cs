using System.Text;
using CampaignTracker.Web.Features.Import;

namespace CampaignTracker.Web.Tests.Import;

public sealed class ReadListsTests
{
    [Theory]
    [InlineData("Arizona Interfaith Alliance (AZ)", "Arizona Interfaith Alliance", "", "", "AZ", "state")]
    [InlineData("Puente (Arizona)", "Puente", "", "", "AZ", "state")]
    [InlineData("  12. Casa de Paz (Phoenix, AZ),", "Casa de Paz", "", "Phoenix", "AZ", "local")]
    [InlineData("• National Network for Immigrant Rights (NNIRR)", "National Network for Immigrant Rights", "NNIRR", "", "", "national")]
    [InlineData("Border Action Network (BAN) (AZ)", "Border Action Network", "BAN", "", "AZ", "state")]
    [InlineData("Friends of Nobody (formerly Everybody)", "Friends of Nobody (formerly Everybody)", "", "", "", "national")]
    [InlineData("Jobs with Justice, Inc. (Nuevo México)", "Jobs with Justice, Inc.", "", "", "NM", "state")]
    [InlineData("- Lantern Keepers", "Lantern Keepers", "", "", "", "national")]
    public void A_printed_line_is_a_name_with_its_place(string line, string name, string shortName, string city, string state, string scope)
    {
        var row = Assert.Single(Table(line).Rows);

        Assert.Equal([name, shortName, city, state, scope], row.Cells);
    }

    [Fact]
    public void Headings_say_where_what_follows_is_and_are_no_names()
    {
        var rows = Table("NATIONAL ORGANIZATIONS:\n\nAll of Us (DC)\nEverywhere\n\nState and Local Organizations\nPuente (AZ)\n\nTexas\nBorder Voices\n").Rows;

        Assert.Equal(
            [("All of Us", "DC", "national", 3), ("Everywhere", "", "national", 4), ("Puente", "AZ", "state", 7), ("Border Voices", "TX", "state", 10)],
            rows.Select(row => (row.Cells[0], row.Cells[3], row.Cells[4], row.Line)));
    }

    [Fact]
    public void Below_a_heading_of_states_what_names_no_state_is_not_national()
    {
        var rows = Table("State and local organizations\nNowhere (Atlantis)\nPuente (PU) (AZ)\nSomewhere\n").Rows;

        Assert.Equal(
            [("Nowhere", "Atlantis", "state"), ("Puente", "AZ", "state"), ("Somewhere", "", "state")], rows.Select(row => (row.Cells[0], row.Cells[3], row.Cells[4])));
    }

    [Theory]
    [InlineData("Organization,City,State\nA,Phoenix,AZ\n")]
    [InlineData("Nombre de la organización;Ciudad;Estado\r\nA;Phoenix;AZ\r\n")]
    [InlineData("name\tcity\tstate\nA\tPhoenix\tAZ")]
    [InlineData("Contact person,NAME ,City:,STATE\nRosa,A,Phoenix,AZ")]
    public void Columns_are_found_by_their_names_in_either_language(string text)
    {
        var table = Table(text);
        var fields = GuessColumns.Of(table);

        Assert.False(table.IsPrinted);
        Assert.Equal("A|Phoenix|AZ", string.Join('|', new[] { ImportField.Name, ImportField.City, ImportField.State }.Select(field => table.Rows[0].Cell(fields.IndexOf(field)))));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void Old_encodings_are_read(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var saved = Encoding.GetEncoding(encoding);

        var reading = ReadImportFile.Read([.. saved.GetPreamble(), .. saved.GetBytes("name,state\nNiños y Años,AZ\n")]);

        Assert.Equal("Niños y Años", reading.Table!.Rows[0].Cells[0]);
    }

    [Fact]
    public void A_workbook_is_read_with_its_traps()
    {
        var reading = ReadImportFile.Read(Workbooks.Of(
            [Workbooks.Text("Members of the coalition, 2026")],
            [Workbooks.Text(" Organization "), Workbooks.Text("State"), Workbooks.Text("ZIP"), Workbooks.Text("since")],
            [Workbooks.Text("  Puente  "), Workbooks.Formula("A1&amp;\"Z\"", "AZ"), Workbooks.Number("85003"), Workbooks.Date(46149)],
            [Workbooks.Error("#N/A"), Workbooks.Text("AZ"), Workbooks.Number("2139")]));

        Assert.Equal([["  Puente  ", "AZ", "85003", "2026-05-07"], ["#N/A", "AZ", "2139", ""]], reading.Table!.Rows.Select(row => row.Cells));
        Assert.Equal([ImportField.Name, ImportField.State, ImportField.Zip, ImportField.Nothing], GuessColumns.Of(reading.Table));
    }

    [Fact]
    public void What_is_no_list_is_refused_by_what_it_holds_not_by_its_name()
    {
        Assert.Equal(ImportRefusal.TooLarge, ReadImportFile.Read(Workbooks.Bomb(120)).Refusal);
        Assert.Equal(ImportRefusal.OldWorkbook, ReadImportFile.Read([0xd0, 0xcf, 0x11, 0xe0, 0xa1]).Refusal);
        Assert.Equal(ImportRefusal.NotAList, ReadImportFile.Read([0x25, 0x50, 0x44, 0x46, 0x00, 0x01]).Refusal);
        Assert.Equal(ImportRefusal.Unreadable, ReadImportFile.Read("PK\u0003\u0004 and then nothing"u8.ToArray()).Refusal);
        Assert.Equal(ImportRefusal.Empty, ReadImportFile.Read("\n \n"u8.ToArray()).Refusal);
        Assert.Equal(ImportRefusal.Empty, ReadImportFile.Read("name,state\n"u8.ToArray()).Refusal);
        Assert.Equal(ImportRefusal.TooMany, ReadImportFile.ReadText(string.Join('\n', Enumerable.Repeat("A group (AZ)", ImportTable.MostRows + 1))).Refusal);
        Assert.Equal(ImportRefusal.TooLarge, ReadImportFile.Read(new byte[ReadImportFile.MostBytes + 1]).Refusal);
    }

    private static ImportTable Table(string text) => ReadImportFile.ReadText(text).Table!;
}
