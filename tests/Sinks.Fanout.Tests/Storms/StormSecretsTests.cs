// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout.Tests.Dispatch;

namespace Sinks.Fanout.Tests.Storms;

/// <summary>A summary is redacted as the events it stands for: none of it is cut or folded before.</summary>
public sealed class StormSecretsTests
{
    const string Token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

    readonly StormGuard _guard = new(new TestTimeProvider(), perMinute: 1, InAppRules.Default);

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(250)]
    [InlineData(32_700)]
    public void A_secret_in_a_text_that_was_logged_as_a_template_is_taken_out_whole(int before)
    {
        var text = $"{Words(before)} {Token} refused";
        var summary = Summary(() => SomeLog.Event(text));
        NothingOfTheTokenIsIn(summary);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(230)]
    public void A_secret_in_a_category_or_tenant_is_taken_out_whole(int before)
    {
        var text = $"{Words(before)} {Token}";
        NothingOfTheTokenIsIn(Summary(() => SomeLog.Event("failed", ("SourceContext", text), ("TenantId", text))));
    }

    [Fact]
    public void Tenants_whose_long_ids_begin_alike_are_two()
    {
        var text = new string('t', 300);
        Holds(SomeLog.Event("failed", ("TenantId", text + "1"))).ShouldBeFalse();
        Holds(SomeLog.Event("failed", ("TenantId", text + "2"))).ShouldBeFalse();
        Holds(SomeLog.Event("failed", ("TenantId", text + "1"))).ShouldBeTrue();
        _guard.Take(all: true).ShouldHaveSingleItem().Context!.TenantId.ShouldBe(text + "1");
    }

    static string Words(int length) =>
        string.Concat(Enumerable.Repeat("word ", (length / 5) + 1))[..length].TrimEnd().PadRight(length, 'x');

    static void NothingOfTheTokenIsIn(FanoutEvent summary)
    {
        var template = summary.Properties.TryGetValue("Template", out var value) ? value.ToString() : "none";
        template.ShouldNotBe("none");
        var all = string.Join(
            '\n', summary.Message, summary.Template, summary.SourceContext, summary.Context.TenantId, template);
        all.ShouldNotContain("eyJ");
        all.ShouldNotContain("dozjg");
    }

    FanoutEvent Summary(Func<LogEvent> make)
    {
        Holds(make()).ShouldBeFalse();
        Holds(make()).ShouldBeTrue();
        var held = _guard.Take(all: true).ShouldHaveSingleItem();
        return new EventBuilder(Redactor.Default).Build(held.ToLogEvent(Some.Time), held.Context, CrumbSet.None);
    }

    bool Holds(LogEvent logEvent) => _guard.Holds(logEvent, null, traces: null);
}
