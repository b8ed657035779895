// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction;

public sealed class RedactorTests
{
    [Fact]
    public void A_value_that_throws_is_lost_alone_and_counted()
    {
        var redactor = new Redactor(new RedactionOptions());
        var value = new SequenceValue([new ScalarValue(new Thrower()), new ScalarValue("fine")]);
        redactor.Redact("Items", value).ToString(null, null).ShouldBe("""["[redacted:error]", "fine"]""");
        redactor.Counts["error"].ShouldBe(1);
    }

    [Fact]
    public void A_key_that_throws_loses_only_its_text()
    {
        var redactor = new Redactor(new RedactionOptions());
        var value = new DictionaryValue([new(new ScalarValue(new Thrower()), new ScalarValue("fine"))]);
        var redacted = (DictionaryValue)redactor.Redact("Map", value);
        redacted.Elements.Single().ShouldBe(new(new ScalarValue("[redacted:error]"), new ScalarValue("fine")));
    }

    [Fact]
    public void Null_is_no_reason_to_throw()
    {
        Redactor.Default.Redact(null!).ShouldBeNull();
        var options = new RedactionOptions { Names = { Add = null!, Allow = [null!] } };
        new Redactor(options).IsSecretName("password").ShouldBeTrue();
    }

    [Fact]
    public void What_was_taken_out_is_counted_by_rule()
    {
        var redactor = new Redactor(new RedactionOptions());
        redactor.Redact("token=a password=b https://u:p@x.example");
        redactor.Redact("Password", new ScalarValue("x"));
        redactor.Redact("nothing: here");
        redactor.Counts.ShouldBe(
            new Dictionary<string, long> { ["kv"] = 2, ["url_userinfo"] = 1, ["name"] = 1 }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("user-42", "user-42")]
    [InlineData("", "")]
    [InlineData(null, null)]
    [InlineData("token=abc", null)]
    public void A_marker_is_never_an_identity(string? value, string? expected) =>
        Redactor.Default.RedactIdentity(value).ShouldBe(expected);

    [Fact]
    public void Nothing_is_taken_out_when_redaction_is_off_but_strangers_still_become_text()
    {
        var redactor = new Redactor(new RedactionOptions { Enabled = false });
        const string text = "password=hunter2";
        redactor.Redact(text).ShouldBeSameAs(text);
        redactor.IsSecretName("password").ShouldBeFalse();
        redactor.RedactIdentity(text).ShouldBe(text);

        var value = new StructureValue([new("Password", new ScalarValue("hunter2"))]);
        redactor.Redact("Token", value).ShouldBeSameAs(value);
        const string url = "https://u:p@x.example";
        redactor.Redact("Uri", new ScalarValue(new Uri(url))).ShouldBe(new ScalarValue(url));
        redactor.Redact("Bad", new ScalarValue(new Thrower())).ShouldBe(new ScalarValue("[redacted:error]"));
    }

    [Fact]
    public void Many_threads_get_the_same_answers()
    {
        var redactor = new Redactor(new RedactionOptions());
        Parallel.For(0, 20_000, i =>
        {
            var letter = (char)('a' + (i % 26));
            redactor.Redact($"{letter}Token=abc {letter}Id=7").ShouldBe($"{letter}Token=[redacted:kv] {letter}Id=7");
        });
        redactor.Counts["kv"].ShouldBe(20_000);
    }

    sealed class Thrower
    {
        public override string ToString() => throw new InvalidOperationException("password=hunter2");
    }
}
