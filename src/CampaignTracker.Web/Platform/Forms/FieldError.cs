namespace CampaignTracker.Web.Platform.Forms;

/// <summary>What is amiss with one field, in the reader's language.</summary>
/// <param name="Name">The field's name, which is its id on the page too.</param>
/// <param name="Message">For the reader.</param>
public record FieldError(string Name, string Message);
