// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Code;

public sealed class CustomRuleTests
{
    static readonly FixedRule Tulips = new("tulip", static (text, found) =>
    {
        for (var at = text.IndexOf("tulip", StringComparison.Ordinal); at >= 0;
            at = text.IndexOf("tulip", at + 1, StringComparison.Ordinal))
            found.Add(at, 5);
    });

    [Fact]
    public void What_it_finds_is_taken_out_like_anything_else()
    {
        var redactor = With(Tulips);
        redactor.Redact("two tulips, password=tulip").ShouldBe("two [redacted:tulip]s, password=[redacted:kv]");
        redactor.Explain("a tulip").ShouldBe([new(2, 5, "tulip")]);
        redactor.Counts.GetValueOrDefault("tulip").ShouldBe(1);
        var clean = "a rose";
        redactor.Redact(clean).ShouldBeSameAs(clean);
    }

    [Fact]
    public void Its_strategy_is_its_own() =>
        new Redactor(new RedactionOptions().Add(Tulips, RedactionStrategy.Remove)).Redact("a tulip b").ShouldBe("a  b");

    [Theory]
    [InlineData(-5, 7, "[redacted:odd]cdef")]
    [InlineData(4, 100, "abcd[redacted:odd]")]
    [InlineData(4, int.MaxValue, "abcd[redacted:odd]")]
    [InlineData(int.MinValue, int.MaxValue, "abcdef")]
    [InlineData(100, 1, "abcdef")]
    [InlineData(2, 0, "abcdef")]
    [InlineData(2, -1, "abcdef")]
    public void Stretches_outside_of_the_text_do_not_count(int start, int length, string expected) =>
        With(new FixedRule("odd", (text, found) =>
        {
            if (text is "abcdef")
                found.Add(start, length);
        })).Redact("abcdef").ShouldBe(expected);

    [Fact]
    public void One_that_takes_everything_changes_nothing_twice()
    {
        var redactor = With(new FixedRule("all", static (text, found) => found.Add(0, text.Length)));
        foreach (var text in new[] { "abc", "a [redacted:kv] b", "password=hunter2 x" })
        {
            var once = redactor.Redact(text);
            redactor.Redact(once).ShouldBeSameAs(once);
        }
    }

    [Fact]
    public void One_that_never_stops_finding_is_bounded()
    {
        var endless = new FixedRule("many", static (text, found) =>
        {
            for (var i = 0; i < 1_000_000; i++)
                found.Add(i % text.Length, 1);
        });
        var rule = new CustomRule("many", endless, TimeSpan.FromMilliseconds(100), new TestTimeProvider());
        HitList hits = default;
        rule.Find(new string('x', 20_000), ref hits);
        hits.All.Count.ShouldBeLessThanOrEqualTo(10_000);
        hits.Merged().Sum(static hit => hit.Length).ShouldBe(20_000);
    }

    [Fact]
    public void One_that_keeps_what_it_was_given_takes_nothing_later()
    {
        RedactionSpans? kept = null;
        var redactor = With(new FixedRule("kept", (_, found) => kept = found));
        redactor.Redact("abc");
        kept!.Add(0, 3);
        redactor.Redact("abc").ShouldBe("abc");
    }

    [Fact]
    public void One_that_redacts_does_not_come_by_itself_again()
    {
        Redactor? redactor = null;
        redactor = With(new FixedRule("nested", (text, found) =>
        {
            if (redactor!.Redact(text) is not "abc")
                found.Add(0, 1);
        }));
        redactor.Redact("abc").ShouldBe("abc");
    }

    [Fact]
    public async Task One_that_throws_costs_the_text_it_looked_at_and_is_named_without_content()
    {
        var sink = new Foreign.CollectingSink();
        await using var host = FanoutHost.FromCode(f => f
            .Options(o => o.Redaction.Add(new FixedRule("broken", static (text, _) =>
            {
                if (text.Contains("tulip", StringComparison.Ordinal))
                    throw new InvalidOperationException(text);
            })))
            .Sink("other", to => to.Sink(sink)));
        host.Logger.Error("{Good} {Bad}", "rose", "tulip-44");
        await host.SettleAsync();
        sink.Single.Properties["Good"].ShouldBe(new Serilog.Events.ScalarValue("rose"));
        sink.Single.Properties["Bad"].ShouldBe(new Serilog.Events.ScalarValue("[redacted:error]"));
        host.SelfDescription.ShouldContain("broken");
        host.SelfDescription.ShouldNotContain("tulip-44");
    }

    [Fact]
    public void One_that_takes_too_long_costs_the_text_it_looked_at()
    {
        var time = new TestTimeProvider();
        var limit = TimeSpan.FromMilliseconds(100);
        var took = limit;
        var rule = new CustomRule("slow", new FixedRule("slow", (_, _) => time.Advance(took)), limit, time);
        Find();
        took += TimeSpan.FromMilliseconds(1);
        Should.Throw<RuleFailedException>(Find).Rule.ShouldBe("slow");

        void Find()
        {
            HitList hits = default;
            rule.Find("abc", ref hits);
        }
    }

    [Fact]
    public async Task One_whose_name_cannot_be_used_starts_no_backend_and_the_host_runs()
    {
        await using var host = FanoutHost.FromCode(f => f
            .Options(o => o.Redaction.Add(new FixedRule("no name")))
            .Sink("other", to => to.Sink(new Foreign.CollectingSink())));
        host.Logger.Error("an error");
        host.Status.Mistakes.ShouldHaveSingleItem().Path.ShouldEndWith("Redaction:Add");
        host.Status.Backends.ShouldAllBe(backend => backend.State == BackendState.Off);
        host.Status.ShouldBalance();
    }

    static Redactor With(IRedactionRule rule) => new(new RedactionOptions().Add(rule));
}
