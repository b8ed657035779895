// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sinks.AspNetCore;

/// <summary>Writes the page: no script, nothing from elsewhere, every text of the outside encoded.</summary>
static class StatusPage
{
    const int TypeLimit = 10;

    public static string Write(StatusSnapshot status)
    {
        var page = new HtmlText();
        var health = StatusJson.NameOf(status.Health.Status);
        page.Raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Raw("<title>Fan-out: ").Text(health).Raw("</title><style>").Raw(StatusStyle.Sheet)
            .Raw("</style></head><body><a class=\"skip\" href=\"#main\">Skip to content</a>")
            .Raw("<header><div class=\"bar\"><h1>Fan-out</h1><p class=\"")
            .Raw(ClassOf(status.Health.Status)).Raw("\">").Text(health).Raw("</p><p class=\"muted\">")
            .Text(status.At.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture))
            .Raw("</p><p><a href=\"\">Refresh</a></p></div></header><main id=\"main\">");
        WriteList(page, "What is wrong", status.Health.Reasons);
        WriteHour(page, status.Hour);
        if (status.Fanouts.Count == 0)
            page.Raw("<p>No fan-out runs in this process.</p>");
        for (var i = 0; i < status.Fanouts.Count; i++)
            WriteFanout(page, status.Fanouts[i], i + 1);
        WriteBrowser(page, status.Browser);
        return page.Raw("</main></body></html>\n").ToString();
    }

    static string ClassOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "good",
        HealthStatus.Degraded => "fair",
        _ => "poor",
    };

    static void WriteHour(HtmlText page, IReadOnlyList<StatusMinute> hour)
    {
        page.Raw("<h2>The last hour</h2><div class=\"hour\">");
        Sparkline.Write(page, "Errors logged", [.. hour.Select(static minute => minute.Errors)]);
        Sparkline.Write(page, "Delivered", [.. hour.Select(static minute => minute.Delivered)]);
        Sparkline.Write(page, "Dropped", [.. hour.Select(static minute => minute.Dropped)]);
        page.Raw("</div>");
    }

    static void WriteFanout(HtmlText page, FanoutStatus fanout, int number)
    {
        page.Raw("<section aria-labelledby=\"fanout").Number(number).Raw("\"><h2 id=\"fanout").Number(number).Raw("\">")
            .Text(fanout.Name).Raw("</h2><dl>");
        WriteCount(page, "emitted", fanout.Emitted);
        WriteCount(page, "dispatched", fanout.Dispatched);
        WriteCount(page, "waiting in the intake", fanout.Waiting);
        WriteCount(page, "dropped before the lanes", fanout.Dropped.Values.Sum());
        page.Raw("</dl>");
        page.Table(
            "Backends",
            ["Name", "State", "Destination", "#Waiting", "#Delivered", "#Dropped", "Dropped by reason"],
            fanout.Backends.Select(static backend => (IReadOnlyList<string>)
            [
                $"{backend.Name} ({backend.Type})",
                backend.Why is { Length: > 0 } why
                    ? $"{FanoutHealth.StateName(backend.State)}: {why}"
                    : FanoutHealth.StateName(backend.State),
                backend.Destination ?? "",
                Number(backend.Waiting),
                Number(backend.Delivered),
                Number(backend.Dropped.Values.Sum()),
                ByReason(backend.Dropped),
            ]));
        page.Table(
            "Drops before the lanes",
            ["Reason", "#Count"],
            fanout.Dropped.Where(static drop => drop.Value > 0)
                .Select(static drop => (IReadOnlyList<string>)[drop.Key, Number(drop.Value)]));
        page.Table(
            "Top exception types",
            ["Type", "#Errors"],
            fanout.Errors.OrderByDescending(static type => type.Value).Take(TypeLimit)
                .Select(static type => (IReadOnlyList<string>)[type.Key, Number(type.Value)]));
        page.Table(
            "Last errors",
            ["At (UTC)", "Level", "Exception", "Message", "Category", "Trace"],
            fanout.RecentErrors.Select(static error => (IReadOnlyList<string>)
            [
                error.Timestamp.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
                error.Level.ToString(),
                error.ExceptionType ?? "",
                error.Message,
                error.SourceContext ?? "",
                error.TraceId ?? "",
            ]));
        page.Table(
            "Mistakes in the configuration",
            ["Path", "What is wrong", "What to do"],
            fanout.Mistakes.Select(static mistake =>
                (IReadOnlyList<string>)[mistake.Path, mistake.Reason, mistake.Fix]));
        WriteList(page, "Notes", fanout.Notes, level: 3);
        page.Raw("</section>");
    }

    static void WriteBrowser(HtmlText page, BrowserStatus browser)
    {
        if (browser.Received == 0)
            return;
        page.Raw("<section aria-labelledby=\"browsers\"><h2 id=\"browsers\">Reports of browsers</h2><dl>");
        WriteCount(page, "received", browser.Received);
        WriteCount(page, "taken", browser.Taken);
        WriteCount(page, "shed", browser.Shed);
        WriteCount(page, "ignored", browser.Ignored);
        foreach (var (reason, count) in browser.Refused)
            WriteCount(page, $"refused: {reason}", count);
        page.Raw("</dl></section>");
    }

    static void WriteList(HtmlText page, string title, IReadOnlyList<string> texts, int level = 2)
    {
        if (texts.Count == 0)
            return;
        page.Raw("<h").Number(level).Raw(">").Text(title).Raw("</h").Number(level).Raw("><ul>");
        foreach (var text in texts)
            page.Raw("<li>").Text(text).Raw("</li>");
        page.Raw("</ul>");
    }

    static void WriteCount(HtmlText page, string name, long count) =>
        page.Raw("<div><dt>").Text(name).Raw("</dt><dd>").Text(Number(count)).Raw("</dd></div>");

    static string ByReason(IReadOnlyDictionary<string, long> counts) => string.Join(
        ", ",
        counts.Where(static count => count.Value > 0).Select(static count => $"{count.Key} {Number(count.Value)}"));

    static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
