// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Serilog.Events;

namespace Sinks.AspNetCore;

/// <summary>
/// Reads an event of Sentry's JavaScript SDK. Its id, its time and its user are a stranger's and left out; what the
/// page set as tags and extra values stays together under one name.
/// </summary>
static class SentryEvents
{
    const int ErrorLimit = 10;
    const int FrameLimit = 100;
    const int CrumbLimit = 50;

    static readonly TimeSpan CrumbAge = TimeSpan.FromHours(1);

    /// <summary>The report; null when the item says nothing.</summary>
    public static BrowserReport? Parse(JsonElement sent, DateTimeOffset now)
    {
        var page = sent.Member("request").Text("url", BrowserText.Address);
        List<JsonElement> errors = [.. ErrorsOf(sent.Member("exception"))];
        var text = TextOf(sent);
        if (errors.Count == 0 && text is null)
            return null;
        var mechanism = errors.Count == 0 ? default : errors[^1].Member("mechanism");
        return new BrowserReport
        {
            Kind = errors.Count == 0 ? BrowserReportKind.Message : BrowserReportKind.Error,
            Level = BrowserLevels.Parse(
                sent.Text("level", BrowserText.Short),
                errors.Count == 0 ? LogEventLevel.Information : LogEventLevel.Error),
            Error = errors.Count == 0 ? null : ErrorOf(errors, page),
            Text = text,
            IsUnhandled = mechanism.Member("handled").ValueKind == JsonValueKind.False,
            Mechanism = MechanismOf(mechanism.Text("type", BrowserText.Short)),
            PageUrl = page,
            Crumbs = CrumbsOf(sent, now),
            Release = sent.Text("release", BrowserText.Short),
            Values = [.. sent.Member("tags").Scalars(), .. sent.Member("extra").Scalars()],
        };
    }

    /// <summary>The causes come before what they caused; the last is the error itself.</summary>
    static IEnumerable<JsonElement> ErrorsOf(JsonElement exception) =>
        (exception.ValueKind == JsonValueKind.Array ? exception : exception.Member("values")).Items()
            .Where(static value => value.ValueKind == JsonValueKind.Object)
            .TakeLast(ErrorLimit);

    static BrowserError ErrorOf(List<JsonElement> errors, string? page)
    {
        BrowserError? cause = null;
        foreach (var value in errors)
        {
            cause = new BrowserError
            {
                Type = value.Text("type", BrowserText.Short) ?? "Error",
                Message = value.Text("value", BrowserText.Message) ?? "",
                Frames = FramesOf(value.Member("stacktrace").Member("frames"), page),
                Causes = cause is null ? [] : [cause],
            };
        }

        return cause!;
    }

    /// <summary>The caller comes first there, the throwing frame here.</summary>
    static BrowserFrame[] FramesOf(JsonElement frames, string? page)
    {
        var origin = ScriptStack.OriginOf(page);
        return
        [
            .. frames.Items().Where(static frame => frame.ValueKind == JsonValueKind.Object).TakeLast(FrameLimit)
                .Reverse().Select(frame =>
                {
                    var script = frame.Text("abs_path", BrowserText.Address)
                        ?? frame.Text("filename", BrowserText.Address);
                    return new BrowserFrame(
                        frame.Text("function", BrowserText.Short) is { } function and not "?" ? function : null,
                        script,
                        frame.Number("lineno"),
                        frame.Number("colno"),
                        frame.Member("in_app").ValueKind != JsonValueKind.False && ScriptStack.IsOwn(script, origin));
                }),
        ];
    }

    static string? TextOf(JsonElement sent) =>
        sent.Text("message", BrowserText.Message)
        ?? sent.Member("message").Text("formatted", BrowserText.Message)
        ?? sent.Member("logentry").Text("formatted", BrowserText.Message)
        ?? sent.Member("logentry").Text("message", BrowserText.Message);

    static string MechanismOf(string? type)
    {
        if (type?.Contains("onunhandledrejection", StringComparison.Ordinal) == true)
            return "onunhandledrejection";
        return type?.Contains("onerror", StringComparison.Ordinal) == true ? "onerror" : "generic";
    }

    static BrowserCrumb[] CrumbsOf(JsonElement sent, DateTimeOffset now)
    {
        var crumbs = sent.Member("breadcrumbs");
        var failed = TimeOf(sent);
        return
        [
            .. (crumbs.ValueKind == JsonValueKind.Array ? crumbs : crumbs.Member("values")).Items()
                .Where(static crumb => crumb.ValueKind == JsonValueKind.Object)
                .TakeLast(CrumbLimit)
                .Select(crumb => new BrowserCrumb(
                    now - Before(TimeOf(crumb), failed),
                    BrowserLevels.Parse(crumb.Text("level", BrowserText.Short), LogEventLevel.Information),
                    crumb.Text("category", BrowserText.Short),
                    CrumbTextOf(crumb))),
        ];
    }

    /// <summary>How long before the error it was: the page's clock is good for that alone.</summary>
    static TimeSpan Before(double? crumb, double? failed)
    {
        var seconds = failed - crumb;
        return seconds is >= 0 && seconds <= CrumbAge.TotalSeconds
            ? TimeSpan.FromSeconds(seconds.Value)
            : TimeSpan.Zero;
    }

    static double? TimeOf(JsonElement element) => element.Member("timestamp") switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var seconds) => seconds,
        { ValueKind: JsonValueKind.String } when DateTimeOffset.TryParse(
            element.Text("timestamp", BrowserText.Short), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            time.ToUnixTimeMilliseconds() / 1_000d,
        _ => null,
    };

    /// <summary>Requests and changes of page have their text in their data.</summary>
    static string CrumbTextOf(JsonElement crumb)
    {
        if (crumb.Text("message", BrowserText.Address) is { Length: > 0 } message)
            return message;
        var data = crumb.Member("data");
        if (data.Text("url", BrowserText.Address) is { } address)
            return $"{data.Text("method", BrowserText.Short) ?? "GET"} {address} [{data.Number("status_code")}]";
        if (data.Text("to", BrowserText.Address) is { } to)
            return $"{data.Text("from", BrowserText.Address)} -> {to}";
        return crumb.Text("type", BrowserText.Short) ?? "";
    }
}
