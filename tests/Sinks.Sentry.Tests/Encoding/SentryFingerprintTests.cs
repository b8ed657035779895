// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryFingerprintTests
{
    [Fact]
    public void The_first_rule_that_fits_holds_in_the_order_of_names()
    {
        var options = new SentryOptions
        {
            Fingerprints =
            {
                ["b"] = new SentryFingerprintRule { Categories = ["Shop"], Fingerprint = ["second"] },
                ["A"] = new SentryFingerprintRule { Exceptions = ["IOException"], Fingerprint = ["first"] },
            },
        };

        Written(options, Some.Event(exception: Some.Exception()) with { SourceContext = "Shop" })
            .ShouldBe("""["first"]""");
        Written(options, Some.Event() with { SourceContext = "Shop.Orders" }).ShouldBe("""["second"]""");
        Written(options, Some.Event() with { SourceContext = "Shopping" }).ShouldBeNull();
    }

    [Fact]
    public void The_property_is_stronger_than_a_rule()
    {
        var item = Some.Event(properties: ("Fingerprint", FanoutValue.From("own")));

        Written(Rule("rule"), item).ShouldBe("""["own"]""");
    }

    [Theory]
    [InlineData("{{ default }}", "{{ default }}")]
    [InlineData("{TenantId}", "t-1")]
    [InlineData("{tenantid}-{Order}", "t-1-7")]
    [InlineData("a{Absent}b", "ab")]
    [InlineData("{{ error.type }} of {Order}", "{{ error.type }} of 7")]
    [InlineData(" { Order } ", "7")]
    [InlineData("{}", "{}")]
    [InlineData("{open", "{open")]
    [InlineData("close}", "close}")]
    [InlineData("{{open", "{{open")]
    public void Names_in_braces_stand_for_values(string part, string expected)
    {
        var item = Some.Event(properties: ("Order", FanoutValue.From(7))) with
        {
            Context = new FanoutContext { TenantId = "t-1" },
        };

        SentryFingerprintPart.Parse(part).For(item).ShouldBe(expected);
    }

    [Fact]
    public void A_part_without_a_value_is_left_out_and_a_fingerprint_without_parts_is_none()
    {
        Written(Rule("{Absent}", "timeouts"), Some.Event()).ShouldBe("""["timeouts"]""");
        Written(Rule("{Absent}"), Some.Event()).ShouldBeNull();
    }

    [Fact]
    public void What_redaction_changed_is_no_part()
    {
        var item = Some.Event(properties: ("Email", FanoutValue.From("[redacted:email]")));

        Written(Rule("{Email}", "user of {Email}", "x"), item).ShouldBe("""["x"]""");
        Written(Rule("{Email}"), item).ShouldBeNull();
        Written(new SentryOptions(), Some.Event(properties: ("Fingerprint", FanoutValue.From("[redacted:card]"))))
            .ShouldBeNull();
    }

    [Fact]
    public void A_fingerprint_has_at_most_20_parts_of_200_characters()
    {
        var options = Rule([.. Enumerable.Range(0, 30).Select(_ => new string('x', 300))]);

        var parts = Encoded.Json(Some.Event(), content: Content(options)).GetProperty("fingerprint");

        parts.GetArrayLength().ShouldBe(20);
        parts[0].GetString().ShouldBe(new string('x', 197) + "...");
    }

    [Fact]
    public void A_rule_that_fits_nothing_or_says_nothing_is_a_mistake()
    {
        var mistakes = new List<Mistake>();
        var options = new SentryOptions
        {
            Fingerprints =
            {
                ["empty"] = new SentryFingerprintRule { Templates = ["*"], Fingerprint = [" "] },
                ["nothing"] = new SentryFingerprintRule { Fingerprint = ["x"] },
            },
        };

        SentryContent.Of(options, Contract.Setup("sentry", mistake: mistakes.Add)).Groupings.ShouldBeEmpty();

        mistakes.ShouldBe([
            new Mistake(
                "Fanout:Backends:sentry:Fingerprints:empty",
                "has no fingerprint.",
                "Write Fingerprint as a list of texts."),
            new Mistake(
                "Fanout:Backends:sentry:Fingerprints:nothing",
                "fits no event.",
                "Name Exceptions, Categories or Templates."),
        ]);
    }

    static SentryOptions Rule(params string[] parts) => new()
    {
        Fingerprints = { ["rule"] = new SentryFingerprintRule { Templates = ["*"], Fingerprint = parts } },
    };

    static SentryContent Content(SentryOptions options) => SentryContent.Of(options, Contract.Setup("sentry"));

    static string? Written(SentryOptions options, FanoutEvent item) =>
        Encoded.Json(item, content: Content(options)).TryGetProperty("fingerprint", out var fingerprint)
            ? fingerprint.GetRawText()
            : null;
}
