// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Bench.Probes;

/// <summary>
/// <c>{"id","text"}</c>: the text as a backend receives it when it is logged as a property value. Null when the event
/// was dropped.
/// </summary>
sealed class TextProbeMode : ProbeMode
{
    const string Property = "Text";

    protected override ProbeAnswer? Ask(Probe probe, JsonElement question, out string problem)
    {
        problem = "";
        if (question.ValueKind is not JsonValueKind.Object
            || !question.TryGetProperty("id", out var id)
            || !question.TryGetProperty("text", out var text)
            || text.ValueKind is not JsonValueKind.String)
        {
            problem = """not of the form {"id": ..., "text": "..."}""";
            return null;
        }

        var value = text.GetString()!;
        var number = probe.Log(logger => logger.Error("Read {Text}", value));
        var name = id.Clone();
        return new ProbeAnswer(number, (writer, e) => Write(writer, name, e));
    }

    static void Write(Utf8JsonWriter writer, JsonElement id, FanoutEvent? e)
    {
        writer.WritePropertyName("id");
        id.WriteTo(writer);
        if (e is null)
            writer.WriteNull("text");
        else
            writer.WriteString("text", e.Properties.TryGetValue(Property, out var value) ? value.ToString() : "");
    }
}
