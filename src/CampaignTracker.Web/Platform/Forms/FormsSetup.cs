using CampaignTracker.Web.Platform.Security;
using Microsoft.AspNetCore.Http.Features;

namespace CampaignTracker.Web.Platform.Forms;

internal static class FormsSetup
{
    private const int LongestValue = 64 * 1024;
    private const int MostFields = 200;

    public static void AddForms(this IServiceCollection services)
    {
        services.AddCookielessPages();
        services.AddScoped<PostedForm>();
        services.AddScoped<FormStamps>();
        // Far above what a person types, far below what hurts.
        services.Configure<FormOptions>(form =>
        {
            form.ValueLengthLimit = LongestValue;
            form.ValueCountLimit = MostFields;
            form.MultipartBodyLengthLimit = form.BufferBodyLengthLimit = 4 * LongestValue;
        });
    }

    /// <summary>After routing, before the pages.</summary>
    public static void UsePostedForms(this IApplicationBuilder app)
    {
        app.UseAntiforgery();
        app.UseMiddleware<FormPosts>();
    }
}
