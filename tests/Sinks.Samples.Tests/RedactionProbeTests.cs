// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary><c>bench -- redact-jsonl</c> and <c>bench -- redact-names</c>, by which redaction is measured.</summary>
[Collection(SamplesCollection.Name)]
public sealed class RedactionProbeTests
{
    [Fact]
    public async Task Texts_are_answered_in_their_order_as_a_backend_gets_them()
    {
        var (answers, complaints) = await BenchProgram.AskAsync(
            "redact-jsonl",
            [
                Question("plain", "harbour \u00fc \ud83d\ude00 \u2028 \0 \"q\" open"),
                Question("secret", "login with password=corr3ct-h0rse now"),
                Question("", ""),
            ]);

        answers.Select(answer => (Text(answer, "id"), Text(answer, "text"))).ShouldBe(
            [
                ("plain", "harbour \u00fc \ud83d\ude00 \u2028 \0 \"q\" open"),
                ("secret", "login with password=[redacted:kv] now"),
                ("", ""),
            ]);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_one_of_many_and_long_texts_is_answered()
    {
        var texts = Enumerable.Range(0, 20_000).Select(i => $"tide {i}").Append(Words(1_000_000)).ToList();
        var (answers, complaints) = await BenchProgram.AskAsync(
            "redact-jsonl", texts.Select((text, i) => Question($"{i}", text)));

        answers.Count.ShouldBe(texts.Count);
        answers.Take(20_000).Select(answer => Text(answer, "text")).ShouldBe(texts.Take(20_000));
        Text(answers[^1], "text").ShouldEndWith("[redacted:too-long]");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_is_no_question_is_named_and_does_not_stop_the_rest()
    {
        var (answers, complaints) = await BenchProgram.AskAsync(
            "redact-jsonl", ["{\"id\": ", "[]", """{"id":1,"text":2}""", "", Question("last", "tide")]);

        answers.ShouldHaveSingleItem().GetProperty("text").GetString().ShouldBe("tide");
        complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':')[0]).ShouldBe(["Line 1", "Line 2", "Line 3"]);
    }

    [Fact]
    public async Task Names_are_answered_whatever_they_are_made_of()
    {
        string[] secret = ["password", "db.password", "auth[api key]", "X-Api-Key"];
        string[] plain = ["UserId", "EventName", "SourceContext", "http.route", "file[0] name"];
        var (answers, complaints) = await BenchProgram.AskAsync(
            "redact-names", [.. secret.Concat(plain).Select(name => JsonSerializer.Serialize(new { name })), "{}"]);

        answers.Select(answer => (Text(answer, "name"), answer.GetProperty("redacted").GetBoolean()))
            .ShouldBe([.. secret.Select(name => (name, true)), .. plain.Select(name => (name, false))]);
        complaints.ShouldStartWith("Line 10: ");
    }

    static string Question(string id, string text) => JsonSerializer.Serialize(new { id, text });

    static string? Text(JsonElement answer, string member) => answer.GetProperty(member).GetString();

    static string Words(int length) => string.Concat(Enumerable.Repeat("buoy ", length / 5));
}
