// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.AspNetCore;

/// <summary>
/// Makes the event of a report. The templates are these and no other: what a browser says is a value in them, so that
/// no page invents kinds of events, and no name in a body becomes the name of a property.
/// </summary>
static class BrowserEventMaker
{
    const string Category = "Sinks.AspNetCore.Browser";

    static readonly MessageTemplateParser Parser = new();
    static readonly MessageTemplate OfError = Parser.Parse("Error in the browser: {ErrorType}: {ErrorMessage}");
    static readonly MessageTemplate OfMessage = Parser.Parse("Message from the browser: {BrowserMessage}");
    static readonly MessageTemplate OfReport = Parser.Parse("The browser reports {ReportType}: {ReportText}");

    /// <summary>The event.</summary>
    /// <param name="report">The report.</param>
    /// <param name="now">The time of receipt, which is the event's.</param>
    /// <param name="userAgent">The browser, as the request says, or null.</param>
    public static BrowserLogEvent Make(BrowserReport report, DateTimeOffset now, string? userAgent)
    {
        var (template, properties) = Describe(report);
        if (report.Release is { Length: > 0 } release)
            properties.Add(Property("BrowserRelease", release));
        if (report.Values.Count > 0)
        {
            properties.Add(new LogEventProperty(
                "BrowserValues",
                new DictionaryValue(report.Values
                    .DistinctBy(static value => value.Key, StringComparer.Ordinal)
                    .Select(static value => KeyValuePair.Create<ScalarValue, LogEventPropertyValue>(
                        new ScalarValue(value.Key), new ScalarValue(value.Value))))));
        }

        return new BrowserLogEvent(now, report.Level, template, properties)
        {
            Error = report.Error,
            Crumbs = report.Crumbs,
            IsUnhandled = report.IsUnhandled,
            Mechanism = report.Mechanism,
            PageUrl = report.PageUrl,
            UserAgent = userAgent,
        };
    }

    static (MessageTemplate Template, List<LogEventProperty> Properties) Describe(BrowserReport report) =>
        report switch
        {
            { Kind: BrowserReportKind.Error, Error: { } error } => (OfError,
            [
                Property(Constants.SourceContextPropertyName, Category),
                Property("ErrorType", error.Type),
                Property("ErrorMessage", error.Message),
            ]),
            { Kind: BrowserReportKind.Report } => (OfReport,
            [
                // Of a category of its own: what browsers notice is of other interest than what fails.
                Property(Constants.SourceContextPropertyName, $"{Category}.Reports"),
                Property("ReportType", report.Type ?? "other"),
                Property("ReportText", report.Text ?? ""),
            ]),
            _ => (OfMessage,
            [
                Property(Constants.SourceContextPropertyName, Category),
                Property("BrowserMessage", report.Text ?? ""),
            ]),
        };

    static LogEventProperty Property(string name, string value) => new(name, new ScalarValue(value));
}
