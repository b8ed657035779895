// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Sinks.Otlp;

/// <summary>What a server says beside "taken": how many items it did not take, and why.</summary>
/// <param name="Rejected">How many; 0 with a message is a warning.</param>
/// <param name="Message">The server's words; empty for none.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct PartialSuccess(long Rejected, string? Message)
{
    /// <summary>
    /// Reads an answer in protocol buffers, of the same numbers for each signal; one that cannot be read says nothing.
    /// </summary>
    public static PartialSuccess ReadProtobuf(ReadOnlySpan<byte> body)
    {
        // partial_success = 1: what was rejected = 1, error_message = 2.
        var answer = new ProtoReader(body);
        while (answer.Next())
        {
            if (answer.Field == 1 && answer.IsBytes)
                return ReadPart(answer.Bytes);
        }

        return default;
    }

    /// <summary>The same in JSON, where the number may be a text.</summary>
    public static PartialSuccess ReadJson(ReadOnlySpan<byte> body, OtlpSignal signal)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var answer = JsonDocument.ParseValue(ref reader);
            if (answer.RootElement.ValueKind != JsonValueKind.Object
                || !answer.RootElement.TryGetProperty("partialSuccess"u8, out var part)
                || part.ValueKind != JsonValueKind.Object)
                return default;
            return new PartialSuccess(RejectedIn(part, signal.RejectedKey), MessageIn(part));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    static PartialSuccess ReadPart(ReadOnlySpan<byte> part)
    {
        var (rejected, message) = (0L, "");
        var reader = new ProtoReader(part);
        while (reader.Next())
        {
            if (reader.Field == 1 && !reader.IsBytes)
                rejected = (long)reader.Number;
            else if (reader.Field == 2 && reader.IsBytes)
                message = Encoding.UTF8.GetString(reader.Bytes);
        }

        return new PartialSuccess(rejected, message);
    }

    static long RejectedIn(JsonElement part, string key)
    {
        if (!part.TryGetProperty(key, out var rejected))
            return 0;
        return rejected.ValueKind switch
        {
            JsonValueKind.Number when rejected.TryGetInt64(out var number) => number,
            JsonValueKind.String when Utf8Parser.TryParse(
                Encoding.UTF8.GetBytes(rejected.GetString()!), out long number, out _) => number,
            _ => 0,
        };
    }

    static string? MessageIn(JsonElement part) =>
        part.TryGetProperty("errorMessage"u8, out var message) && message.ValueKind == JsonValueKind.String
            ? message.GetString()
            : null;
}
