// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace Receiver;

/// <summary>Reads the webhook's JSON: <c>{"type", "timestamp", "data": {"events": [..]}}</c>.</summary>
static class WebhookBody
{
    public static IReadOnlyList<Arrival> Read(byte[] body) =>
        [.. (JsonNode.Parse(body)?["data"]?["events"]?.AsArray() ?? []).Select(sent => ReadEvent(sent!))];

    static Arrival ReadEvent(JsonNode sent)
    {
        var exceptions = Chain(sent["exception"]).ToList();
        var context = sent["context"];
        return new Arrival
        {
            Id = Text(sent["id"]),
            Level = Text(sent["level"]),
            Types = [.. exceptions.Select(exception => Text(exception["type"]))],
            Message = Text(exceptions.FirstOrDefault()?["message"] ?? sent["message"]),
            Frame = exceptions.AsEnumerable().Reverse().Select(Frame).FirstOrDefault(frame => frame.Length > 0) ?? "",
            Workflow = Text(context?["workflow_id"]),
            Run = Text(context?["workflow_run_id"]),
            Step = Text(context?["step"]),
            User = Text(context?["user_id"]),
            Tenant = Text(context?["tenant_id"]),
            Breadcrumbs = [.. (sent["breadcrumbs"]?.AsArray() ?? []).Select(crumb => Text(crumb!["message"]))],
        };
    }

    /// <summary>The exception and, each time, the first inner one.</summary>
    static IEnumerable<JsonNode> Chain(JsonNode? exception)
    {
        for (; exception is not null; exception = exception["inner_exceptions"]?[0])
            yield return exception;
    }

    // Nearest to the fault first.
    static string Frame(JsonNode exception)
    {
        var frames = exception["frames"]?.AsArray() ?? [];
        return frames.FirstOrDefault(frame => (bool?)frame!["in_app"] == true) is { } frame
            ? Arrival.FrameText(Text(frame["type"]), Text(frame["function"]), Text(frame["file"]), Text(frame["line"]))
            : "";
    }

    static string Text(JsonNode? value) => value?.ToString() ?? "";
}
