// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Sinks.Bench.Probes;

/// <summary>
/// Reads questions, a JSON object a line, and answers them in their order, a JSON object a line, beyond ASCII escaped.
/// A line that is no question is named on the other stream and not answered.
/// </summary>
abstract class ProbeMode
{
    // What waits in the pipeline stays far below its limits in number; they are wide open in size.
    const int PortionLines = 1_000;
    const int PortionChars = 4_000_000;

    static readonly JsonWriterOptions NoValidation = new() { SkipValidation = true };

    public static ProbeMode? Find(string[] args) => args switch
    {
        ["redact-jsonl"] => new TextProbeMode(),
        ["redact-names"] => new NameProbeMode(),
        _ => null,
    };

    public async Task RunAsync(TextReader questions, Stream answers, TextWriter complaints)
    {
        await using var probe = new Probe();
        var portion = new List<ProbeAnswer>();
        var chars = 0;
        for (var line = 1; await questions.ReadLineAsync() is { } text; line++)
        {
            if (TryAsk(probe, text, out var answer, out var problem))
                portion.Add(answer);
            else if (problem.Length > 0)
                await complaints.WriteLineAsync($"Line {line}: {problem}");
            chars += text.Length;
            if (portion.Count < PortionLines && chars < PortionChars)
                continue;
            await AnswerAsync(probe, portion, answers);
            chars = 0;
        }

        await AnswerAsync(probe, portion, answers);
    }

    /// <summary>Logs what the question asks about.</summary>
    /// <returns>The answer, to be written once the backend has the event.</returns>
    protected abstract ProbeAnswer? Ask(Probe probe, JsonElement question, out string problem);

    bool TryAsk(Probe probe, string line, [NotNullWhen(true)] out ProbeAnswer? answer, out string problem)
    {
        answer = null;
        problem = "";
        if (string.IsNullOrWhiteSpace(line))
            return false;
        try
        {
            using var question = JsonDocument.Parse(line);
            answer = Ask(probe, question.RootElement, out problem);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A text with half a surrogate pair is refused when it is read, not when it is parsed.
            problem = exception.Message;
        }

        return answer is not null;
    }

    static async Task AnswerAsync(Probe probe, List<ProbeAnswer> portion, Stream answers)
    {
        await Probe.FlushAsync();
        foreach (var answer in portion)
        {
            await using (var writer = new Utf8JsonWriter(answers, NoValidation))
            {
                writer.WriteStartObject();
                answer.WriteTo(writer, probe.Take(answer.Number));
                writer.WriteEndObject();
            }

            answers.WriteByte((byte)'\n');
        }

        await answers.FlushAsync();
        portion.Clear();
    }
}
