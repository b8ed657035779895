// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>
/// The body of a batch: <c>{"api_key","sent_at","batch":[..]}</c>. The events are a line of their own, which is the
/// same at every attempt.
/// </summary>
static class PostHogBody
{
    /// <summary>The server's limit of a body.</summary>
    public const int BytesLimit = 20 * 1024 * 1024;

    /// <summary>The most items of a body, as the vendor's clients have it.</summary>
    public const int ItemsLimit = 100;

    /// <summary>What is left for everything around the items.</summary>
    public const int FrameBytes = 1024;

    static readonly ReadOnlyMemory<byte> Separator = ","u8.ToArray();
    static readonly ReadOnlyMemory<byte> End = "]}"u8.ToArray();

    public static ReadOnlyMemory<byte> Frame(
        string key, DateTimeOffset now, IReadOnlyList<EncodedItem> batch, bool isCompressed)
    {
        var parts = new ReadOnlyMemory<byte>[(batch.Count * 2) + 1];
        parts[0] = Begin(key, now);
        for (var i = 0; i < batch.Count; i++)
        {
            parts[(i * 2) + 1] = batch[i].Body;
            parts[(i * 2) + 2] = i == batch.Count - 1 ? End : Separator;
        }

        return isCompressed ? GzipBody.Compress(parts) : Join(parts);
    }

    static ReadOnlyMemory<byte> Begin(string key, DateTimeOffset now)
    {
        var begin = new ArrayBufferWriter<byte>(FrameBytes);
        begin.Write("{\"api_key\":\""u8);
        begin.Write(JsonEncodedText.Encode(key).EncodedUtf8Bytes);
        begin.Write("\",\"sent_at\":\""u8);
        // The server takes what its own clock says less this for the skew of ours.
        begin.Write(JsonEncodedText.Encode(PostHogText.Time(now)).EncodedUtf8Bytes);
        begin.Write("\",\n\"batch\":["u8);
        return begin.WrittenMemory;
    }

    static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte>[] parts)
    {
        var joined = new byte[parts.Sum(static part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.Span.CopyTo(joined.AsSpan(at));
            at += part.Length;
        }

        return joined;
    }
}
