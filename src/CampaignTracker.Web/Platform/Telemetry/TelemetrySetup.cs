using System.Globalization;
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

    /// <summary>One line a request: method, path, status, time. No query, no address of a reader, no header.</summary>
    public static void UseRequestLines(this IApplicationBuilder app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
        options.IncludeQueryInRequestPath = false;
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms";
        options.GetLevel = (context, _, failure) => failure is not null || context.Response.StatusCode >= 500
            ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal) ? LogEventLevel.Debug : LogEventLevel.Information;
    });
}
