// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;

namespace Sinks.AspNetCore;

/// <summary>
/// Reads what browsers report by themselves: W3C's Reporting API (an array of <c>type url body</c>), and the older body
/// of a violated Content-Security-Policy.
/// </summary>
static class ReportingApi
{
    const string Csp = "csp-violation";
    const string Crash = "crash";

    // Anything else is called other: a type is no place for a stranger's text.
    static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        Csp, Crash, "deprecation", "intervention", "network-error", "permissions-policy-violation",
        "document-policy-violation", "coep", "coop", "csp-hash", "integrity-violation",
    };

    /// <summary>The reports; null when the body is none.</summary>
    public static IReadOnlyList<BrowserReport>? Parse(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array)
        {
            return
            [
                .. body.Items().Take(BrowserFormats.ReportLimit).Where(static report =>
                    report.ValueKind == JsonValueKind.Object).Select(static report => ParseOne(report)),
            ];
        }

        return body.Member("csp-report") is { ValueKind: JsonValueKind.Object } former ? [ParseFormer(former)] : null;
    }

    static BrowserReport ParseOne(JsonElement report)
    {
        var type = report.Text("type", BrowserText.Short) is { } known && Types.Contains(known) ? known : "other";
        var body = report.Member("body");
        return new BrowserReport
        {
            Kind = BrowserReportKind.Report,
            Type = type,
            Level = type switch
            {
                Crash => LogEventLevel.Error,
                Csp => LogEventLevel.Warning,
                _ => LogEventLevel.Information,
            },
            Text = TextOf(type, body),
            PageUrl = report.Text("url", BrowserText.Address),
            Values = body.Scalars(),
        };
    }

    static BrowserReport ParseFormer(JsonElement body) => new()
    {
        Kind = BrowserReportKind.Report,
        Type = Csp,
        Level = LogEventLevel.Warning,
        Text = Blocked(
            body.Text("effective-directive", BrowserText.Short) ?? body.Text("violated-directive", BrowserText.Short),
            body.Text("blocked-uri", BrowserText.Address)),
        PageUrl = body.Text("document-uri", BrowserText.Address),
        Values = body.Scalars(),
    };

    static string TextOf(string type, JsonElement body) => type switch
    {
        Csp => Blocked(
            body.Text("effectiveDirective", BrowserText.Short), body.Text("blockedURL", BrowserText.Address)),
        Crash => body.Text("reason", BrowserText.Short) ?? "crashed",
        _ => body.Text("message", BrowserText.Message) ?? body.Text("id", BrowserText.Short) ?? "",
    };

    static string Blocked(string? directive, string? address) =>
        $"{directive ?? "a directive"} blocked {(string.IsNullOrEmpty(address) ? "inline code" : address)}";
}
