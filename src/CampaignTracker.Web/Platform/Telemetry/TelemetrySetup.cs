using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CampaignTracker.Web.Platform.Telemetry;

internal static class TelemetrySetup
{
    /// <summary>Lines for people in Development, JSON elsewhere.</summary>
    public static void AddLogs(this WebApplicationBuilder builder) => builder.Services.AddSerilog((_, logs) =>
    {
        logs.ReadFrom.Configuration(builder.Configuration);
        if (builder.Environment.IsDevelopment())
            logs.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture);
        else
            logs.WriteTo.Console(new RenderedCompactJsonFormatter());
    }, preserveStaticLogger: true);

    private const string Secret = "token";

    /// <summary>One line a request: method, path, status, time. No query, no address of a reader, no header, no token of a link.</summary>
    public static void UseRequestLines(this IApplicationBuilder app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        options.IncludeQueryInRequestPath = false;
        options.GetMessageTemplateProperties = (context, path, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("RequestPath", new ScalarValue(WithoutSecret(context, path))),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms";
        options.GetLevel = (context, _, failure) => failure is not null || context.Response.StatusCode >= 500
            ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal) ? LogEventLevel.Debug : LogEventLevel.Information;
    });

    /// <summary>Routes with a secret call it <c>{Token}</c>. Where a page of an error answered, its own route took the place of the asked one.</summary>
    private static string WithoutSecret(HttpContext context, string path)
    {
        var asked = context.Features.Get<IExceptionHandlerFeature>()?.RouteValues ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.RouteValues ?? context.Request.RouteValues;
        return asked[Secret] is string { Length: > 0 } token ? path.Replace(token, "…", StringComparison.Ordinal) : path;
    }
}
