// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Sinks.Sentry.Tests;

public class SentryEnvelopeTests
{
    static readonly SentryDsn Dsn = SentryDsn.Parse("https://0123456789abcdef@bugs.example.org/1/?from=portal");

    [Fact]
    public void An_envelope_has_the_approved_bytes()
    {
        var item = Encoded.Item(Some.Event() with { Id = Some.Id(7) });

        Approved.Match(Written(item).Replace(SentrySdk.Version, "<version>", StringComparison.Ordinal), "envelope.txt");
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

        var compressed = new SentryEnvelope(Dsn).Compress(item, Some.Time).ToArray();

        compressed.Length.ShouldBeLessThan(1_000);
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        reader.ReadToEnd().ShouldBe(Written(item));
    }

    static string? SentAt(Fanout.EncodedItem item, DateTimeOffset time) =>
        JsonDocument.Parse(Written(item, time).Split('\n')[0]).RootElement.GetProperty("sent_at").GetString();

    static string Written(Fanout.EncodedItem item, DateTimeOffset? sentAt = null)
    {
        using var output = new MemoryStream();
        new SentryEnvelope(Dsn).Write(item, sentAt ?? Some.Time, default, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
