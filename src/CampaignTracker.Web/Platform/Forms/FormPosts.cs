using CampaignTracker.Data;
using CampaignTracker.Web.Platform.Switches;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace CampaignTracker.Web.Platform.Forms;

/// <summary>
/// Takes the forms that are posted to pages into <see cref="PostedForm"/> and lets the page be rendered as if it were asked for: once, with the form at
/// hand. The framework's own way answers a bare 400 where the antiforgery token is missing or old, in English, and all that was typed is lost.
/// A form with the framework's <c>_handler</c> field is left to it, unless it expired. While the site is read-only, every form is treated as one that
/// expired, so that what was typed stays; pages say why.
/// </summary>
internal sealed class FormPosts(RequestDelegate next, CurrentSwitches switches)
{
    private const string FrameworksField = "_handler";

    public async Task InvokeAsync(HttpContext context, PostedForm posted)
    {
        var isClosed = switches.Now.IsReadOnly && context.GetEndpoint()?.Metadata.GetMetadata<TakesFormsAlways>() is null;
        if (isClosed)
            posted.Close();
        if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            await next(context);
            return;
        }

        var isGenuine = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };
        // While it says that the token is not valid, reading the form throws.
        if (!isGenuine)
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (await ReadAsync(context) is not { } fields)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (isGenuine && fields.ContainsKey(FrameworksField))
        {
            await next(context);
            return;
        }

        posted.Came(fields, isGenuine);
        if (isClosed)
            posted.Expire();
        if (posted.IsExpired)
            context.Response.StatusCode = isClosed ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest;
        context.Request.Method = HttpMethods.Get;
        await next(context);
        context.Request.Method = HttpMethods.Post;
    }

    /// <returns>Null for what is no form, too large, or cannot be stored.</returns>
    private static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return null;
        try
        {
            var fields = await context.Request.ReadFormAsync(context.RequestAborted);
            return fields.All(field => StorableText.IsStorable(field.Key) && field.Value.All(value => StorableText.IsStorable(value))) ? fields : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
