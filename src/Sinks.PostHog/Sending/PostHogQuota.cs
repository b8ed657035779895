// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>
/// Reads which parts of a batch were taken and thrown away, because the project is over its quota:
/// <c>{"status":1,"quota_limited":["exceptions"]}</c>.
/// </summary>
static class PostHogQuota
{
    public static SendResult Read(BackendAnswer answer, IReadOnlyList<EncodedItem> batch)
    {
        var (events, exceptions) = LimitsOf(answer.BodyBytes);
        if (!events && !exceptions)
            return SendResult.Delivered;
        var lost = new List<int>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (IsLost(batch[i].Body.Span, events, exceptions))
                lost.Add(i);
        }

        if (lost.Count == 0)
            return SendResult.Delivered;
        var reason = $"{answer.Reason}, over the quota of {NameOf(events, exceptions)}";
        return lost.Count == batch.Count
            ? SendResult.RateLimited(reason, PostHogAnswers.DefaultWait, dropsBatch: true)
            : SendResult.Partial(reason, rejected: lost, retry: []);
    }

    static string NameOf(bool events, bool exceptions) =>
        !exceptions ? "events" : events ? "events and exceptions" : "exceptions";

    /// <summary>An item that is both arrived by half: it counts as delivered unless both were thrown away.</summary>
    static bool IsLost(ReadOnlySpan<byte> body, bool events, bool exceptions) =>
        body.StartsWith(PostHogEventEncoder.ExceptionStart)
            ? exceptions
            : events && (exceptions || body.IndexOf(PostHogEventEncoder.SecondStart) < 0);

    static (bool Events, bool Exceptions) LimitsOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("quota_limited"u8, out var limited)
                && limited.ValueKind == JsonValueKind.Array
                    ? (Holds(limited, "events"u8), Holds(limited, "exceptions"u8))
                    : default;
        }
        catch (JsonException)
        {
            // What a proxy in between answers is no protocol.
            return default;
        }
    }

    static bool Holds(JsonElement names, ReadOnlySpan<byte> name)
    {
        foreach (var element in names.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.String && element.ValueEquals(name))
                return true;
        }

        return false;
    }
}
