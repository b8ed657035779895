// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Fanout.Tests.Redaction.Code;

/// <summary>The redactor without a fan-out around it.</summary>
public sealed class RedactorAloneTests
{
    static readonly string[] Pieces =
    [
        "password=hunter2", "see https://bob:hunter2@db.example/x?sig=abc", "\"token\":\"abc\"", "someone@example.com",
        "4000056655665556", "a clean word", " ", "; ", "\n", "[redacted:kv]", "secret: ", "Bearer abcdefghijklmnop1234",
        "Cookie: a=b; c=d",
    ];

    [Fact]
    public void It_takes_the_same_options_as_a_fan_out()
    {
        var redactor = Redactor.Create(static options => options
            .Use(RedactionPacks.Secrets).Name("LoyaltyCode").AllowName("Token").Value("violet-otter-77"));
        redactor.Redact("LoyaltyCode=A17 token=abc card 4000056655665556 violet-otter-77")
            .ShouldBe("LoyaltyCode=[redacted:kv] token=abc card 4000056655665556 [redacted:value]");
        redactor.IsSecretName("loyalty_code").ShouldBeTrue();
        redactor.IsSecretName("Token").ShouldBeFalse();
    }

    [Fact]
    public void Options_that_cannot_be_used_are_told_and_no_redactor_is_made()
    {
        var failure = Should.Throw<FanoutConfigurationException>(() => Redactor.Create(static options => options
            .Rule("crad", RedactionStrategy.Replace).Value("abc")
            .Add(new FixedRule("card")).Add(new FixedRule("a b"))));
        failure.Mistakes.Select(static mistake => mistake.Path).ShouldBe(
            ["Redaction:Rules:crad", "Redaction:Values", "Redaction:Add", "Redaction:Add"], ignoreOrder: true);
        failure.Message.ShouldNotContain("abc");
    }

    [Fact]
    public void A_value_under_a_secret_name_is_taken_whole()
    {
        Redactor.Default.Redact("Password", "hunter2").ShouldBe("[redacted:name]");
        Redactor.Default.Redact("Note", "password=hunter2").ShouldBe("[redacted:kv]".Insert(0, "password="));
        Redactor.Default.Redact("Note", "clean").ShouldBe("clean");
        Redactor.Default.IsSecretName("Password").ShouldBeTrue();
        Redactor.Default.IsSecretName("Note").ShouldBeFalse();
    }

    [Fact]
    public void A_span_is_redacted_into_a_buffer_and_a_clean_one_costs_no_memory()
    {
        var output = new ArrayBufferWriter<char>(8 * 1024);
        Redactor.Default.Redact("id=7 password=hunter2".AsSpan(), output);
        output.WrittenSpan.ToString().ShouldBe("id=7 password=[redacted:kv]");

        const string clean = "GET /orders/7 took 12 ms";
        output.ResetWrittenCount();
        Redactor.Default.Redact(clean.AsSpan(), output);
        output.WrittenSpan.ToString().ShouldBe(clean);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Redactor.Default.Redact(clean.AsSpan(), output);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        output.ResetWrittenCount();
        Redactor.Default.Redact(new string('a', 100_000).AsSpan(), output);
        output.WrittenSpan.ToString().ShouldEndWith("[redacted:too-long]");
    }

    [Fact]
    public void It_explains_what_it_takes_out_and_why()
    {
        const string text = "password=hunter2 of someone@example.com";
        Redactor.Default.Explain(text).ShouldBe([new(9, 7, "kv"), new(20, 19, "email")]);
        Redactor.Default.Explain("clean").ShouldBeEmpty();
        Redactor.Default.Explain("").ShouldBeEmpty();
    }

    [Fact]
    public void With_what_it_explains_replaced_a_text_is_what_redaction_makes_of_it() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var text = string.Concat(random.GetItems<string>(Pieces, random.Next(1, 12)));
            var result = new System.Text.StringBuilder();
            var read = 0;
            foreach (var span in Redactor.Default.Explain(text))
            {
                span.Start.ShouldBeGreaterThanOrEqualTo(read);
                span.Length.ShouldBeGreaterThan(0);
                result.Append(text, read, span.Start - read).Append($"[redacted:{span.Rule}]");
                read = span.Start + span.Length;
            }

            result.Append(text, read, text.Length - read);
            return string.Equals(result.ToString(), Redactor.Default.Redact(text), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
