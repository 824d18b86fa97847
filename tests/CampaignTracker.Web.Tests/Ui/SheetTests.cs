using CampaignTracker.Web.Ui.Organize.Editing;

namespace CampaignTracker.Web.Tests.Ui;

public sealed class SheetTests
{
    private static Sheet Sheet() => new(new Dictionary<string, string> { ["name"] = "Lantern", ["city"] = "Mesa", ["sectors"] = "faith,labor", ["trusted"] = "" }, version: 3);

    [Fact]
    public void Only_what_differs_from_what_is_stored_is_changed()
    {
        var sheet = Sheet();
        Assert.False(sheet.HasChanges);
        sheet["city"] = "Phoenix";
        sheet["name"] = "Other";
        sheet["name"] = "Lantern";

        Assert.Equal([KeyValuePair.Create("city", "Phoenix")], sheet.Changed);
        sheet.Saved(sheet.Copy(), 4);
        Assert.Equal((false, 4, "Phoenix"), (sheet.HasChanges, sheet.Version, sheet.Read["city"]));
    }

    [Fact]
    public void What_is_typed_after_it_was_sent_is_changed_still()
    {
        var sheet = Sheet();
        sheet["city"] = "Phoenix";
        var sent = sheet.Copy();
        sheet["city"] = "Tucson";
        sheet.Saved(sent, 4);

        Assert.Equal(("Phoenix", "Phoenix"), (sent["city"], sheet.Read["city"]));
        Assert.Equal([KeyValuePair.Create("city", "Tucson")], sheet.Changed);
    }

    [Fact]
    public void What_a_colleague_changed_and_nobody_touched_here_becomes_theirs()
    {
        var sheet = Sheet();
        sheet["city"] = "Phoenix";

        var met = sheet.Meet(new Dictionary<string, string> { ["name"] = "Lanterns", ["city"] = "Mesa", ["sectors"] = "faith,labor", ["trusted"] = "" }, version: 4);

        Assert.Equal([new Meeting("name", "Lantern", "Lanterns", IsTyped: false)], met);
        Assert.Equal(("Lanterns", "Phoenix", 4), (sheet["name"], sheet["city"], sheet.Version));
        Assert.Equal(["city"], sheet.Changed.Keys);
    }

    [Fact]
    public void Where_both_changed_the_same_what_is_typed_here_stands_and_is_told()
    {
        var sheet = Sheet();
        sheet["city"] = "Phoenix";

        var met = Assert.Single(sheet.Meet(new Dictionary<string, string> { ["city"] = "Tempe" }, version: 4));

        Assert.Equal(new Meeting("city", "Mesa", "Tempe", IsTyped: true), met);
        Assert.Equal(("Phoenix", "Tempe"), (sheet["city"], sheet.Read["city"]));
    }

    [Fact]
    public void Where_both_typed_the_same_nothing_is_left_to_decide()
    {
        var sheet = Sheet();
        sheet["city"] = "Tempe";

        Assert.False(Assert.Single(sheet.Meet(new Dictionary<string, string> { ["city"] = "Tempe" }, version: 4)).IsTyped);
        Assert.False(sheet.HasChanges);
    }

    [Fact]
    public void A_draft_brings_back_what_was_typed_and_no_field_that_is_not_there()
    {
        var sheet = Sheet();
        sheet.Bring(new Dictionary<string, string> { ["city"] = "Phoenix", ["gone"] = "x" });

        Assert.Equal(["city"], sheet.Changed.Keys);
        Assert.Throws<KeyNotFoundException>(() => sheet["gone"]);
        Assert.Throws<KeyNotFoundException>(() => sheet["gone"] = "x");
        Assert.Equal(["faith", "labor"], sheet.Chosen("sectors"));
    }
}
