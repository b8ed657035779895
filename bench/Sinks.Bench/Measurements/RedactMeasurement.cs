// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Serilog.Parsing;
using Sinks.Fanout;

namespace Sinks.Bench.Measurements;

/// <summary>
/// What redaction adds to an event, on the dispatcher: the same events built with and without it, and without it but
/// with ten regular expressions, as teams write them by hand, run over the same text.
/// </summary>
sealed class RedactMeasurement : IMeasurement
{
    const int Rounds = 31;
    const int EventsPerRound = 20_000;
    const int PathologicalLength = 100_000;

    static readonly MessageTemplate Template = new MessageTemplateParser().Parse("{Line}");

    public string Name => "redact";

    public string Subject =>
        "a clean log line as property and message, redacted and not, beside ten regexes: median of 31 rounds";

    public Task<IReadOnlyList<Figure>> RunAsync()
    {
        var lines = LogLines.Read();
        LogEvent[] events = [.. lines.Select(EventOf)];
        var clean = lines.Count(line => ReferenceEquals(Redactor.Default.Redact(line), line));
        var plain = new Variant(events, new EventBuilder(new Redactor(new RedactionOptions { Enabled = false })));
        var redacted = new Variant(events, new EventBuilder(Redactor.Default));
        var scan = new ScanVariant(lines, static line => Redactor.Default.Redact(line).Length);
        var regexes = new ScanVariant(lines, TenRegexes.Length);
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < WarmUp.Length;)
            MeasureAll(isWarmUp: true);
        for (var round = 0; round < Rounds; round++)
            MeasureAll(isWarmUp: false);

        var added = redacted.Nanoseconds.Median - plain.Nanoseconds.Median;
        var (worst, name) = Pathological.Worst(PathologicalLength, new RedactionOptions().Limits.MaxLength);
        var (uncut, uncutName) = Pathological.Worst(PathologicalLength, 10 * PathologicalLength);
        var (megabyte, megabyteName) = Pathological.Worst(10 * PathologicalLength, 10 * PathologicalLength);
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new Figure("line_characters", "a line, on average", lines.Average(line => line.Length), "characters"),
            new Figure("clean_lines_share", "lines left as they are", (double)clean / lines.Length, "of 1"),
            new Figure("plain_ns", "event without redaction", plain.Nanoseconds.Median, "ns"),
            new Figure("redacted_ns", "event with redaction", redacted.Nanoseconds.Median, "ns"),
            new Figure("clean_added_ns", "redaction adds", added, "ns"),
            new Figure("clean_added_bytes", "redaction adds", redacted.Bytes.Median - plain.Bytes.Median, "B"),
            new Figure("scan_ns", "one text alone", scan.Nanoseconds.Median, "ns"),
            new Figure("ten_regexes_added_ns", "ten regexes add", regexes.Nanoseconds.Median, "ns"),
            new Figure("clean_added_ratio", "redaction, in ten regexes", added / regexes.Nanoseconds.Median, "x"),
            new Figure("worst_pathological_ms", $"100,000 characters, the worst: {name}", worst, "ms"),
            new Figure("worst_uncut_ms", $"the same without a limit of length: {uncutName}", uncut, "ms"),
            new Figure("worst_uncut_megabyte_ms", $"1,000,000 characters without it: {megabyteName}", megabyte, "ms"),
        ]);

        void MeasureAll(bool isWarmUp)
        {
            plain.Measure(isWarmUp);
            redacted.Measure(isWarmUp);
            scan.Measure(isWarmUp);
            regexes.Measure(isWarmUp);
        }
    }

    static LogEvent EventOf(string line) => new(
        TimeProvider.System.GetUtcNow(),
        LogEventLevel.Error,
        exception: null,
        Template,
        [new LogEventProperty("Line", new ScalarValue(line))]);

    sealed class Variant(LogEvent[] events, EventBuilder builder)
    {
        public Samples Nanoseconds { get; } = new();

        public Samples Bytes { get; } = new();

        public void Measure(bool isWarmUp)
        {
            var before = ThreadCost.Now();
            for (var i = 0; i < EventsPerRound; i++)
                builder.Build(events[i % events.Length], context: null, CrumbSet.None);
            var cost = ThreadCost.Now() - before;
            if (isWarmUp)
                return;
            Nanoseconds.Add((double)cost.Nanoseconds / EventsPerRound);
            Bytes.Add((double)cost.Bytes / EventsPerRound);
        }
    }

    sealed class ScanVariant(string[] lines, Func<string, int> scan)
    {
        public Samples Nanoseconds { get; } = new();

        public void Measure(bool isWarmUp)
        {
            var before = ThreadCost.Now();
            for (var i = 0; i < EventsPerRound; i++)
                scan(lines[i % lines.Length]);
            var cost = ThreadCost.Now() - before;
            if (!isWarmUp)
                Nanoseconds.Add((double)cost.Nanoseconds / EventsPerRound);
        }
    }
}
