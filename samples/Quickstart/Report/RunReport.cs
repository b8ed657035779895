// SPDX-License-Identifier: Apache-2.0
using Quickstart.Receiver;
using Sinks.Fanout;
using Spectre.Console;

namespace Quickstart.Report;

/// <summary>What came of the run: what each backend received, what was redacted, and the books.</summary>
static class RunReport
{
    public static void Print(LoopbackReceiver receiver, IReadOnlyList<FanoutStatus> pipelines)
    {
        Console.WriteLine();
        PrintArrivals("sentry", receiver.Sentry, "key checked");
        PrintArrivals("ops", receiver.Webhook, "signature verified");
        foreach (var pipeline in pipelines)
        {
            Title("Redacted before anything left the process");
            AnsiConsole.Write(BooksTables.Redactions(pipeline));
            Title("The books");
            AnsiConsole.Write(BooksTables.Pipeline(pipeline));
            AnsiConsole.Write(BooksTables.Backends(pipeline));
            Remark(pipeline);
        }
    }

    static void PrintArrivals(string backend, Received? received, string proof)
    {
        if (received is null)
            return;
        Title($"Received as {backend}");
        AnsiConsole.Write(ArrivalsTable.Of(received.Arrivals));
        var tick = received is { Requests: > 0, Refused: 0 } ? Tick(isGood: true) : $"{Tick(isGood: false)}, {received.Refused} refused";
        AnsiConsole.WriteLine($"{received.Arrivals.Count} events in {received.Requests} requests, {proof} {tick}");
        if (received.Arrivals.MaxBy(arrival => arrival.Breadcrumbs.Count) is { Breadcrumbs.Count: > 0 } example)
            PrintBreadcrumbs(example);
        AnsiConsole.WriteLine();
    }

    static void PrintBreadcrumbs(Arrival arrival)
    {
        AnsiConsole.WriteLine($"The last breadcrumbs of {arrival.Run}, step {arrival.Step}:");
        foreach (var crumb in arrival.Breadcrumbs.TakeLast(3))
            AnsiConsole.WriteLine($"  - {Shorten(crumb, AnsiConsole.Profile.Width - 5)}");
    }

    static void Remark(FanoutStatus pipeline)
    {
        foreach (var backend in pipeline.Backends)
            AnsiConsole.WriteLine($"{backend.Name} reports to {backend.Destination ?? "nowhere"}. {backend.Why}".TrimEnd());
        foreach (var mistake in pipeline.Mistakes)
            AnsiConsole.WriteLine($"Configuration: {mistake}");
    }

    static void Title(string text) => AnsiConsole.Write(new Rule(Markup.Escape(text)) { Justification = Justify.Left });

    public static string Tick(bool isGood) => (isGood, AnsiConsole.Profile.Capabilities.Unicode) switch
    {
        (true, true) => "\u2713",
        (true, false) => "yes",
        (false, _) => "NO",
    };

    /// <summary>The text on one line of at most that many characters.</summary>
    public static string Shorten(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= length ? line : line[..Math.Max(0, length - 3)] + "...";
    }
}
