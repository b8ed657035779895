// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Bench.Encoding;

namespace Sinks.Bench.Measurements;

/// <summary>
/// What each encoder takes for a record, beside the serializer of the official OpenTelemetry exporter: batches of 512
/// with the same 8 attributes, into buffers that are used again. With an exception the time to read it is in it: the
/// official exporter prints it while it serializes, we read frames on the dispatcher.
/// </summary>
sealed class EncodeMeasurement : IMeasurement
{
    const int Rounds = 31;

    public string Name => "encode";

    public string Subject =>
        "encoding a record of a batch of 512, 8 attributes, without and with exception: median of 31 rounds";

    public Task<IReadOnlyList<Figure>> RunAsync()
    {
        var sample = new EncodeSample();
        var backends = Backends();
        using var plain = new OfficialExporter(sample.Records);
        using var failed = new OfficialExporter(sample.FailedRecords);
        Cost official = new(), officialFailed = new(), officialSent = new();
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < 2 * WarmUp.Length;)
            MeasureAll();
        backends.ForEach(static backend => backend.Begin());
        (official, officialFailed, officialSent) = (new Cost(), new Cost(), new Cost());
        for (var round = 0; round < Rounds; round++)
            MeasureAll();

        List<Figure> figures = [.. backends.SelectMany(backend => FiguresOf(backend, sample))];
        figures.AddRange(
            FiguresOf("official", "OpenTelemetry .NET", official, officialFailed, officialSent));
        figures.Add(Size("official_bytes", "OpenTelemetry .NET, encoded", plain.Serialize()));
        figures.Add(Size("official_wire_bytes", "OpenTelemetry .NET, on the wire", plain.WireBytes));
        if (backends.Find(static backend => backend.Key is "otlp") is { } otlp)
        {
            figures.AddRange(
            [
                Ratio("otlp_ratio", "otlp / official", otlp.Plain, official),
                Ratio("otlp_send_ratio", "otlp / official, with sending", otlp.Sent, officialSent),
                Ratio("otlp_exception_ratio", "otlp / official, exception", otlp.Failed, officialFailed),
                new Figure(
                    "otlp_exception_allocated_ratio",
                    "otlp / official, exception: bytes",
                    otlp.Failed.Bytes / officialFailed.Bytes,
                    "x"),
            ]);
        }

        backends.ForEach(static backend => backend.Dispose());
        return Task.FromResult<IReadOnlyList<Figure>>(figures);

        void MeasureAll()
        {
            foreach (var backend in backends)
                backend.Measure(sample);
            official.Add(() => plain.Serialize());
            officialFailed.Add(() => failed.Serialize());
            officialSent.Add(plain.Export);
        }
    }

    static List<BackendEncoding> Backends()
    {
        // The keys are of the form the services give out, and nobody's.
        BackendEncoding?[] found =
        [
            BackendEncoding.Find("Sentry", ("Dsn", "https://8f2c41d07b6e4c1fa0d39b52e7c6a1d4@bugs.example.org/1")),
            BackendEncoding.Find("PostHog", ("ApiKey", "phc_" + new string('a', 43))),
            BackendEncoding.Find("Datadog", ("ApiKey", new string('a', 32)), ("Service", "shop"), ("Version", "1.0")),
            BackendEncoding.Find("Otlp", ("Endpoint", "http://127.0.0.1:4318"), ("Compression", "None")),
            BackendEncoding.Find("Webhook", ("Url", "https://hooks.example.org/errors")),
        ];
        return [.. found.OfType<BackendEncoding>()];
    }

    static IEnumerable<Figure> FiguresOf(BackendEncoding backend, EncodeSample sample) =>
    [
        .. FiguresOf(backend.Key, backend.Key, backend.Plain, backend.Failed, backend.Sent),
        new($"{backend.Key}_bytes", $"{backend.Key}, encoded", backend.EncodedBytes(sample), "B"),
        new($"{backend.Key}_wire_bytes", $"{backend.Key}, on the wire", backend.WireBytes(sample), "B"),
    ];

    static IEnumerable<Figure> FiguresOf(string key, string label, Cost plain, Cost failed, Cost sent) =>
    [
        new($"{key}_ns", label, plain.Nanoseconds, "ns"),
        new($"{key}_allocated_bytes", label, plain.Bytes, "B"),
        new($"{key}_exception_ns", $"{label}, exception", failed.Nanoseconds, "ns"),
        new($"{key}_exception_allocated_bytes", $"{label}, exception", failed.Bytes, "B"),
        new($"{key}_send_ns", $"{label}, with sending", sent.Nanoseconds, "ns"),
    ];

    static Figure Size(string key, string label, long bytes) =>
        new(key, label, (double)bytes / EncodeSample.Count, "B");

    static Figure Ratio(string key, string label, Cost ours, Cost theirs) =>
        new(key, label, ours.Nanoseconds / theirs.Nanoseconds, "x");
}
