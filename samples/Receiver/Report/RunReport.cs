// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;
using Spectre.Console;

namespace Receiver.Report;

/// <summary>What came of the run: what each backend received, what was redacted, and the books.</summary>
public static class RunReport
{
    public static void Print(LoopbackReceiver? receiver, IReadOnlyList<FanoutStatus> pipelines)
    {
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;
        PrintArrivals("sentry", receiver?.Sentry, "key checked", ArrivalsTable.Of);
        PrintArrivals("ops", receiver?.Webhook, "signature verified", ArrivalsTable.Of);
        PrintArrivals("posthog", receiver?.PostHog, "key checked", EventNamesTable.Of);
        foreach (var pipeline in pipelines)
        {
            Title("Redacted before anything left the process");
            AnsiConsole.Write(BooksTables.Redactions(pipeline));
            Title("The books");
            AnsiConsole.Write(BooksTables.Pipeline(pipeline));
            AnsiConsole.Write(BooksTables.Backends(pipeline));
            AnsiConsole.WriteLine(
                pipeline.BooksBalance ? $"The books balance {Tick(true)}" : "The books do NOT balance");
            PrintDestinations(pipeline);
        }
    }

    static void PrintArrivals(
        string backend, Received? received, string proof, Func<IReadOnlyCollection<Arrival>, Table> table)
    {
        if (received is null)
            return;
        if (received.Requests == 0)
        {
            Title($"Received for {backend}: nothing");
            return;
        }

        var check = received.Refused == 0 ? $"{proof} {Tick(true)}" : $"{received.Refused} refused";
        var events = Count(received.Arrivals.Count, "event");
        Title($"Received for {backend}: {events} in {Count(received.Requests, "request")}, {check}");
        AnsiConsole.Write(table(received.Arrivals));
        if (received.Arrivals.MaxBy(arrival => arrival.Breadcrumbs.Count) is { Breadcrumbs.Count: > 0 } example)
            PrintBreadcrumbs(example);
    }

    static void PrintBreadcrumbs(Arrival arrival)
    {
        var whose = arrival switch
        {
            { Run.Length: > 0 } => $"{arrival.Run} of {arrival.User}",
            { Workflow.Length: > 0 } => arrival.Workflow,
            _ => "the application",
        };
        var step = arrival.Step.Length > 0 ? $", before step {arrival.Step} failed" : "";
        AnsiConsole.WriteLine($"  What {whose} logged last{step}:");
        foreach (var crumb in arrival.Breadcrumbs.TakeLast(3))
            AnsiConsole.WriteLine(Shorten($"  - {crumb}", AnsiConsole.Profile.Width - 1));
    }

    static void PrintDestinations(FanoutStatus pipeline)
    {
        foreach (var backend in pipeline.Backends)
        {
            var destination = backend.Destination is { } there ? $"reported to {there}" : "is off";
            AnsiConsole.WriteLine($"{backend.Name} {destination}{(backend.Why is { } why ? $": {why}" : "")}");
        }

        foreach (var mistake in pipeline.Mistakes)
            AnsiConsole.WriteLine($"Configuration: {mistake}");
    }

    static string Count(int number, string thing) => number == 1 ? $"one {thing}" : $"{number} {thing}s";

    static void Title(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated($"[bold]{text}[/]");
    }

    public static string Tick(bool isGood) => (isGood, AnsiConsole.Profile.Capabilities.Unicode) switch
    {
        (true, true) => "\u2713",
        (true, false) => "yes",
        (false, _) => "NO",
    };

    /// <summary>The text as one line of at most that many characters.</summary>
    public static string Shorten(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= length ? line : line[..Math.Max(0, length - 3)] + "...";
    }
}
