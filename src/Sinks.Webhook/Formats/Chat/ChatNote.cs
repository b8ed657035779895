// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>One event as <see cref="ChatNoteEncoder"/> wrote it.</summary>
sealed record ChatNote
{
    /// <summary>Equal for events of one error.</summary>
    public required string Key { get; init; }

    public required LogEventLevel Level { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string Message { get; init; } = "";

    /// <summary>The type of the exception, or null.</summary>
    public string? Type { get; init; }

    public string? Error { get; init; }

    public string? CauseType { get; init; }

    public string? CauseError { get; init; }

    /// <summary>The first frame of the application, or null.</summary>
    public string? Place { get; init; }

    public IReadOnlyList<string> Frames { get; init; } = [];

    public IReadOnlyList<ChatFact> Facts { get; init; } = [];

    /// <summary>Reads one. An encoder of the user's may leave out what it likes.</summary>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static ChatNote Read(EncodedItem item)
    {
        using var document = JsonDocument.Parse(item.Body);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException();
        var place = Member(json, "place") is { ValueKind: JsonValueKind.Object } frame ? MethodOf(frame) : null;
        var type = Text(json, "type");
        return new ChatNote
        {
            Key = KeyOf(json, type, place),
            Level = item.Level,
            Time = item.Timestamp,
            Message = Text(json, "message") ?? "",
            Type = type,
            Error = Text(json, "error"),
            CauseType = Text(json, "cause_type"),
            CauseError = Text(json, "cause_error"),
            Place = place,
            Frames = Member(json, "frames") is { ValueKind: JsonValueKind.Array } frames
                ? [.. frames.EnumerateArray().Select(FrameOf)]
                : [],
            Facts = Member(json, "facts") is { ValueKind: JsonValueKind.Object } facts
                ? [.. facts.EnumerateObject().Select(FactOf)]
                : [],
        };
    }

    // A marker is no identity: what was redacted alike is not alike.
    static string KeyOf(JsonElement json, string? type, string? place) =>
        Text(json, "fingerprint") is { Length: > 0 } fingerprint
            && !fingerprint.Contains("[redacted:", StringComparison.Ordinal)
            ? fingerprint
            : $"{type}\n{Text(json, "template")}\n{place}";

    static string FrameOf(JsonElement frame)
    {
        if (frame.ValueKind != JsonValueKind.Object)
            return frame.ToString();
        var method = MethodOf(frame);
        if (Text(frame, "file") is not { } file)
            return method;
        var name = file[(file.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        return Member(frame, "line") is { ValueKind: JsonValueKind.Number } line ? $"{method} ({name}:{line})" : method;
    }

    static string MethodOf(JsonElement frame) =>
        Text(frame, "type") is { } type ? $"{type}.{Text(frame, "function")}" : Text(frame, "function") ?? "";

    static ChatFact FactOf(JsonProperty fact) => new(fact.Name, fact.Value.ToString());

    static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value : null;
}
