// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace Receiver;

/// <summary>
/// Reads the envelopes of the Sentry protocol: a header line, then items of a header line and a payload each.
/// </summary>
static class SentryEnvelope
{
    public static IReadOnlyList<Arrival> Read(ReadOnlyMemory<byte> envelope)
    {
        var arrivals = new List<Arrival>();
        var header = ReadLine(ref envelope);
        while (!envelope.IsEmpty)
        {
            var item = ReadLine(ref envelope);
            var length = (int?)item["length"] ?? Math.Max(envelope.Span.IndexOf((byte)'\n'), 0);
            var payload = envelope[..length];
            envelope = envelope[Math.Min(length + 1, envelope.Length)..];
            if ((string?)item["type"] is "event")
                arrivals.Add(ReadEvent((string)header["event_id"]!, JsonNode.Parse(payload.Span)!));
        }

        return arrivals;
    }

    static JsonNode ReadLine(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = rest[Math.Min(line.Length + 1, rest.Length)..];
        return JsonNode.Parse(line.Span)!;
    }

    static Arrival ReadEvent(string id, JsonNode sent)
    {
        // Innermost first on the wire.
        var exceptions = sent["exception"]?["values"]?.AsArray() ?? [];
        var tags = sent["tags"];
        return new Arrival
        {
            Id = id,
            Level = Text(sent["level"]),
            Types = [.. exceptions.Reverse().Select(exception => Text(exception!["type"]))],
            Message = Text(exceptions.LastOrDefault()?["value"] ?? sent["logentry"]?["formatted"]),
            Frame = exceptions.Select(Frame).FirstOrDefault(frame => frame.Length > 0) ?? "",
            Workflow = Text(tags?["workflow_id"]),
            Run = Text(tags?["workflow_run_id"]),
            Step = Text(tags?["step"]),
            User = Text(sent["user"]?["id"]),
            Tenant = Text(tags?["tenant_id"]),
            Breadcrumbs =
            [
                .. (sent["breadcrumbs"]?["values"]?.AsArray() ?? []).Select(crumb => Text(crumb!["message"])),
            ],
        };
    }

    // Caller first on the wire: the last in-app frame is nearest to the fault.
    static string Frame(JsonNode? exception)
    {
        var frames = exception!["stacktrace"]?["frames"]?.AsArray() ?? [];
        return frames.LastOrDefault(frame => (bool?)frame!["in_app"] == true) is { } frame
            ? Arrival.FrameText(
                Text(frame["module"]),
                Text(frame["function"]),
                Text(frame["filename"]),
                Text(frame["lineno"]))
            : "";
    }

    static string Text(JsonNode? value) => value?.ToString() ?? "";
}
