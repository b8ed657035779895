// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Bench.Probes;

/// <summary>
/// <c>{"name"}</c>: whether 32 random letters and digits under that property name are taken out before a backend gets
/// the event. Null when the event was dropped.
/// </summary>
sealed class NameProbeMode : ProbeMode
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    protected override ProbeAnswer? Ask(Probe probe, JsonElement question, out string problem)
    {
        problem = "";
        if (question.ValueKind is not JsonValueKind.Object
            || !question.TryGetProperty("name", out var element)
            || element.ValueKind is not JsonValueKind.String
            || string.IsNullOrWhiteSpace(element.GetString()))
        {
            problem = """not of the form {"name": "..."}""";
            return null;
        }

        var name = element.GetString()!;
        var value = RandomText();
        var number = probe.Log(logger => logger.ForContext(name, value).Error("Read a value"));
        return new ProbeAnswer(number, (writer, e) => Write(writer, name, e is null ? null : !Holds(e, name, value)));
    }

    static void Write(Utf8JsonWriter writer, string name, bool? isRedacted)
    {
        writer.WriteString("name", name);
        if (isRedacted is { } answer)
            writer.WriteBoolean("redacted", answer);
        else
            writer.WriteNull("redacted");
    }

    /// <summary>Whether the value is anywhere in the event: some names are those of fields with a place of their
    /// own.</summary>
    static bool Holds(FanoutEvent e, string name, string value)
    {
        if (e.Properties.TryGetValue(name, out var received))
            return received.ToString().Contains(value, StringComparison.Ordinal);
        var context = e.Context;
        string?[] fields =
        [
            e.EventName, e.SourceContext, context.WorkflowId, context.WorkflowRunId, context.Step, context.UserId,
            context.TenantId,
        ];
        return fields.Contains(value, StringComparer.Ordinal);
    }

    /// <summary>Names that are secret only with a random value get one: without a digit it could be a word.</summary>
    static string RandomText()
    {
        string text;
        do
        {
            text = RandomNumberGenerator.GetString(Alphabet, 32);
        }
        while (!text.Any(char.IsAsciiDigit) || !text.Any(char.IsAsciiLetter));
        return text;
    }
}
