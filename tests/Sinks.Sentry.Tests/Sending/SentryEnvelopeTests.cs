// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryEnvelopeTests
{
    static readonly SentryDsn Dsn = SentryDsn.Parse("https://0123456789abcdef@bugs.example.org/1/?from=portal");

    [Fact]
    public void An_envelope_has_the_approved_bytes()
    {
        var context = new FanoutContext { WorkflowId = "conversion" };
        var item = Encoded.Item(Traced with { Id = Some.Id(7), Context = context });
        var dsn = SentryDsn.Parse("https://0123456789abcdef@o42.ingest.example.org/1");
        var report = SentryReports.Item([3, .. new long[(SentryLosses.Count * SentryCategories.Count) - 1]], Some.Time);
        using var output = new MemoryStream();

        new SentryEnvelope(dsn).Write(item.Id, SentryBody.Of(item.Body), Some.Time, report, output);

        Approved.Match(
            Encoding.UTF8.GetString(output.ToArray()).Replace(SentrySdk.Version, "<version>", StringComparison.Ordinal),
            "envelope.txt");
    }

    [Fact]
    public void The_length_counts_the_bytes_of_the_event()
    {
        var item = Encoded.Item(Some.Event("caf\u00e9 \ud83d\ude00\nsecond line"));
        var lines = Written(item).Split('\n');

        var length = JsonDocument.Parse(lines[1]).RootElement.GetProperty("length").GetInt32();

        item.Body.Length.ShouldBe(Encoding.UTF8.GetByteCount(lines[1]) + length + 2);
        length.ShouldBe(Encoding.UTF8.GetByteCount(lines[2]));
        lines.Length.ShouldBe(4);
        lines[3].ShouldBeEmpty();
    }

    [Fact]
    public void Each_try_is_stamped_with_its_own_time_in_UTC()
    {
        var item = Encoded.Item(Some.Event());
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));

        SentAt(item, time).ShouldBe("2026-01-02T01:04:05.678Z");
        SentAt(item, time.AddSeconds(1)).ShouldBe("2026-01-02T01:04:06.678Z");
    }

    [Fact]
    public void Compression_loses_nothing()
    {
        var item = Encoded.Item(Some.Event(new string('x', 5_000)));

        var compressed = new SentryEnvelope(Dsn).Compress(item.Id, SentryBody.Of(item.Body), Some.Time).ToArray();

        compressed.Length.ShouldBeLessThan(1_000);
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        reader.ReadToEnd().ShouldBe(Written(item));
    }

    [Fact]
    public void The_header_tells_the_trace_of_the_event_in_texts()
    {
        var header = Header(Traced, "https://0123456789abcdef@o42.ingest.sentry.io/1");

        header.GetProperty("trace").ToString().ShouldBe(
            """{"public_key":"0123456789abcdef","org_id":"42","trace_id":"0af7651916cd43dd8448eb211c80319c","""
            + "\"environment\":\"staging\",\"release\":\"shop@1.4.2\"}");
    }

    [Fact]
    public void Without_an_organization_the_trace_names_none() =>
        Header(Traced, "https://0123456789abcdef@bugs.example.org/1").GetProperty("trace")
            .TryGetProperty("org_id", out _).ShouldBeFalse();

    [Fact]
    public void An_event_without_a_trace_leaves_none_in_the_header() =>
        Header(Some.Event(), "https://key@bugs.example.org/1").TryGetProperty("trace", out _).ShouldBeFalse();

    [Fact]
    public void A_receiver_that_knows_no_projects_gets_neither_DSN_nor_trace()
    {
        var header = Header(Traced, dsn: null);

        header.EnumerateObject().Select(member => member.Name).ShouldBe(["event_id", "sent_at", "sdk"]);
    }

    [Fact]
    public void A_trace_of_hostile_labels_stays_one_line_below_the_limit_of_receivers()
    {
        var source = Encoded.Source with
        {
            Release = new string('\u0001', 400) + "\"\n",
            Environment = "a\nb\"" + new string('\ud800', 100),
        };
        var body = SentryBody.Of(Encoded.Body(Traced, source: source));
        using var output = new MemoryStream();
        new SentryEnvelope(Dsn).Write(Traced.Id, body, Some.Time, default, output);

        var line = Encoding.UTF8.GetString(output.ToArray()).Split('\n')[0];
        line.Length.ShouldBeLessThan(8 * 1024);
        JsonDocument.Parse(line).RootElement.GetProperty("trace").GetProperty("environment").GetString()
            .ShouldNotBeNull().ShouldStartWith("a b\"");
        body.Count.ShouldBe(1);
    }

    static FanoutEvent Traced { get; } = Some.Event() with { TraceId = "0af7651916cd43dd8448eb211c80319c" };

    static JsonElement Header(FanoutEvent item, string? dsn)
    {
        using var output = new MemoryStream();
        new SentryEnvelope(dsn is null ? null : SentryDsn.Parse(dsn)).Write(
            item.Id, SentryBody.Of(Encoded.Body(item)), Some.Time, default, output);
        return JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray()).Split('\n')[0]).RootElement;
    }

    static string? SentAt(EncodedItem item, DateTimeOffset time) =>
        JsonDocument.Parse(Written(item, time).Split('\n')[0]).RootElement.GetProperty("sent_at").GetString();

    static string Written(EncodedItem item, DateTimeOffset? sentAt = null)
    {
        using var output = new MemoryStream();
        new SentryEnvelope(Dsn).Write(
            item.Id, SentryBody.Of(item.Body), sentAt ?? Some.Time, default, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
