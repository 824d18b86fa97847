using System.Text.Json.Nodes;
using CampaignTracker.Web.Platform.Api;
using Microsoft.Extensions.Localization;

namespace CampaignTracker.Web.Features.Partners.OpenApi;

/// <summary>What a problem looks like.</summary>
internal static class ProblemExample
{
    public static JsonObject Of(int status, IStringLocalizer<PartnersText> text)
    {
        var code = Problem.CodeOf(status);
        var problem = new JsonObject
        {
            ["type"] = $"/api#{code}",
            ["title"] = text[$"Answer_{status}"].Value,
            ["status"] = status,
            ["detail"] = text[$"Problem_{status}"].Value,
            ["code"] = code,
        };
        if (status == StatusCodes.Status400BadRequest)
        {
            problem["errors"] = new JsonArray(new JsonObject
            {
                ["pointer"] = "/query/limit",
                ["code"] = "not_a_number",
                ["detail"] = "Write a whole number from 1 to 200.",
            });
        }

        return problem;
    }
}
