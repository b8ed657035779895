// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;

namespace Sinks.AspNetCore;

/// <summary>Reads what our own script sends: <c>{ "page": "...", "release": "...", "reports": [ ... ] }</c>.</summary>
static class ScriptReports
{
    const int StackLimit = 16_384;
    const int CauseLimit = 5;

    /// <summary>The reports; null when the body is none of ours.</summary>
    public static IReadOnlyList<BrowserReport>? Parse(JsonElement body)
    {
        if (body.Member("reports") is not { ValueKind: JsonValueKind.Array } reports)
            return null;
        var page = body.Text("page", BrowserText.Address);
        var release = body.Text("release", BrowserText.Short);
        return
        [
            .. reports.Items().Take(BrowserFormats.ReportLimit).Where(static report =>
                report.ValueKind == JsonValueKind.Object).Select(report => ParseOne(report, page, release)),
        ];
    }

    static BrowserReport ParseOne(JsonElement report, string? page, string? release)
    {
        var kind = report.Text("kind", BrowserText.Short);
        var values = report.Member("values").Scalars();
        if (kind is "message")
        {
            return new BrowserReport
            {
                Kind = BrowserReportKind.Message,
                Level = BrowserLevels.Parse(report.Text("level", BrowserText.Short), LogEventLevel.Information),
                Text = report.Text("message", BrowserText.Message) ?? "",
                PageUrl = page,
                Release = release,
                Values = values,
            };
        }

        return new BrowserReport
        {
            Kind = BrowserReportKind.Error,
            Error = ErrorOf(report, page, depth: 0),
            IsUnhandled = kind is "error" or "rejection",
            Mechanism = kind switch
            {
                "error" => "onerror",
                "rejection" => "onunhandledrejection",
                _ => "generic",
            },
            PageUrl = page,
            Release = release,
            Values = values,
        };
    }

    static BrowserError ErrorOf(JsonElement error, string? page, int depth)
    {
        var frames = ScriptStack.Parse(error.Text("stack", StackLimit), page);
        if (frames.Count == 0 && error.Text("source", BrowserText.Address) is { Length: > 0 } source)
        {
            var isOwn = ScriptStack.IsOwn(source, ScriptStack.OriginOf(page));
            frames = [new BrowserFrame(null, source, error.Number("line"), error.Number("column"), isOwn)];
        }

        var cause = error.Member("cause");
        return new BrowserError
        {
            Type = error.Text("type", BrowserText.Short) ?? "Error",
            Message = error.Text("message", BrowserText.Message) ?? "",
            Frames = frames,
            Causes = cause.ValueKind == JsonValueKind.Object && depth < CauseLimit
                ? [ErrorOf(cause, page, depth + 1)]
                : [],
        };
    }
}
