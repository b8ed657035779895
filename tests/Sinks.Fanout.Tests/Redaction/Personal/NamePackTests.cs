// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction.Personal;

/// <summary>The packs that go by names, which are off unless asked for.</summary>
public sealed class NamePackTests
{
    static readonly Redactor All = new(new RedactionOptions { Packs = RedactionPacks.All });

    [Theory]
    [InlineData("UserName", "username")]
    [InlineData("user_name", "username")]
    [InlineData("customer.firstName", "username")]
    [InlineData("login", "username")]
    [InlineData("BillingAddress", "address")]
    [InlineData("shipping_address_line2", "address")]
    [InlineData("address", "address")]
    [InlineData("ZipCode", "address")]
    [InlineData("Latitude", "geo")]
    [InlineData("start.lng", "geo")]
    [InlineData("BirthDate", "birthdate")]
    [InlineData("customerDob", "birthdate")]
    [InlineData("HomePhone", "phone")]
    [InlineData("passportNumber", "national_id")]
    public void The_marker_names_the_rule_of_the_pack(string name, string rule)
    {
        Text(All.Redact(name, new ScalarValue("Elm Grove"))).ShouldBe($"[redacted:{rule}]");
        All.Redact($"{name}=elm x").ShouldBe($"{name}=[redacted:{rule}] x");
        All.Redact($"{{\"{name}\":\"elm grove\"}}").ShouldBe($"{{\"{name}\":\"[redacted:{rule}]\"}}");
        var kept = new ScalarValue("Elm Grove");
        Redactor.Default.Redact(name, kept).ShouldBeSameAs(kept);
        Redactor.Default.Redact($"{name}=elm x").ShouldBe($"{name}=elm x");
    }

    [Theory]
    [InlineData("LastLogin")]
    [InlineData("ServerAddress")]
    [InlineData("Flat")]
    [InlineData("Message")]
    [InlineData("PhoneType")]
    [InlineData("Capacity")]
    public void Other_names_stay(string name)
    {
        var value = new ScalarValue("elm");
        All.Redact(name, value).ShouldBeSameAs(value);
    }

    [Fact]
    public void Values_of_every_type_are_taken()
    {
        Text(All.Redact("Latitude", new ScalarValue(52.5163))).ShouldBe("[redacted:geo]");
        Text(All.Redact("BirthDate", new ScalarValue(new DateOnly(1984, 2, 29)))).ShouldBe("[redacted:birthdate]");
        var address = new StructureValue([new("Street", new ScalarValue("Elm Grove 7"))]);
        Text(All.Redact("Address", address)).ShouldBe("[redacted:address]");
        var isKnown = new ScalarValue(true);
        All.Redact("Address", isKnown).ShouldBeSameAs(isKnown);
    }

    [Fact]
    public void A_secret_stays_a_secret_beside_the_packs()
    {
        Text(All.Redact("Password", new ScalarValue("hunter2"))).ShouldBe("[redacted:name]");
        All.Redact("username=bob&password=hunter2")
            .ShouldBe("username=[redacted:username]&password=[redacted:url_param]");
    }

    [Fact]
    public void A_pack_needs_no_other()
    {
        var redactor = new Redactor(new RedactionOptions { Packs = RedactionPacks.Username });
        Text(redactor.Redact("UserName", new ScalarValue("bob"))).ShouldBe("[redacted:username]");
        redactor.Redact("username=bob; password=hunter2").ShouldBe("username=[redacted:username]; password=hunter2");
    }

    [Fact]
    public void A_rule_that_is_turned_off_leaves_its_names_alone()
    {
        var options = new RedactionOptions { Packs = RedactionPacks.All };
        options.Rules["geo"] = new RedactionRuleOptions { Strategy = RedactionStrategy.Off };
        var value = new ScalarValue("52.5163");
        new Redactor(options).Redact("Latitude", value).ShouldBeSameAs(value);
    }

    [Fact]
    public void An_allowed_name_stays()
    {
        var options = new RedactionOptions { Packs = RedactionPacks.All };
        options.Names.Allow.Add("UserName");
        var value = new ScalarValue("bob");
        new Redactor(options).Redact("UserName", value).ShouldBeSameAs(value);
    }

    static string? Text(LogEventPropertyValue value) => ((ScalarValue)value).Value?.ToString();
}
