// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp.Tests;

public sealed class OtlpSecretsTests
{
    [Theory]
    [InlineData("no quota for Bearer t0ken-of-ours")]
    [InlineData("no quota for t0ken-of-ours")]
    [InlineData("unknown: phc_key of ours")]
    [InlineData("unknown: phc_key%20of%20ours")]
    public void Words_that_repeat_a_header_or_the_query_are_not_quoted(string words) =>
        Voice().Words(words).ShouldBe("");

    [Theory]
    [InlineData("too old in version 2")]
    [InlineData("token missing")]
    public void Other_words_are_quoted(string words) => Voice().Words(words).ShouldBe($": {words}");

    [Fact]
    public void Without_headers_and_query_nothing_is_secret() =>
        OtlpSecrets.Of(new Dictionary<string, string>(), new Uri("http://collector:4318/v1/logs")).ShouldBeEmpty();

    static OtlpVoice Voice() => new(
        static _ => { },
        OtlpSecrets.Of(
            new Dictionary<string, string> { ["Authorization"] = "Bearer t0ken-of-ours" },
            new Uri("https://eu.i.example.org/i/v1/logs?token=phc_key%20of%20ours&v=2")),
        OtlpSignal.Logs);
}
