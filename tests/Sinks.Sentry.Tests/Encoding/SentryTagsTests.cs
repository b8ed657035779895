// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryTagsTests
{
    [Fact]
    public void Properties_become_tags_by_name_or_pattern_and_are_no_extra()
    {
        var item = Some.Event(properties: [
            ("Http.Method", FanoutValue.From("GET")),
            ("Number", FanoutValue.From(7)),
            ("OrderId", FanoutValue.From("o-1")),
            ("Ratio", FanoutValue.From(0.5)),
            ("Urgent", FanoutValue.From(true)),
        ]);

        var json = Json(item, "orderid", "HTTP*", "Urgent", "Ratio");

        Tags(json).ShouldBe(["Http.Method=GET", "OrderId=o-1", "Ratio=0.5", "Urgent=true"]);
        Extras(json).ShouldBe(["Number"]);
    }

    [Fact]
    public void Nothing_becomes_a_tag_unless_it_is_asked_for()
    {
        var json = Json(Some.Event(properties: ("OrderId", FanoutValue.From("o-1"))));

        Tags(json).ShouldBeEmpty();
        Extras(json).ShouldBe(["OrderId"]);
    }

    [Fact]
    public void What_a_tag_does_not_say_in_full_stays_extra()
    {
        var item = Some.Event(properties: [
            ("Lines", FanoutValue.From("a\nb")),
            ("List", FanoutValue.From([FanoutValue.From(1)])),
            ("Long", FanoutValue.From(new string('x', 201))),
            ("Nothing", default),
            ("Object", FanoutValue.From(SomeEvents.Properties(("Id", FanoutValue.From(1))))),
        ]);

        var json = Json(item, "*");

        Tags(json).ShouldBe(["Lines=a b", $"Long={new string('x', 197)}..."]);
        Extras(json).ShouldBe(["Lines", "List", "Long", "Nothing"]);
        json.GetProperty("contexts").GetProperty("Object").GetProperty("Id").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_property_whose_key_another_tag_has_stays_extra()
    {
        var item = Some.Event(properties: [
            ("a b", FanoutValue.From("first")),
            ("a_b", FanoutValue.From("second")),
            ("step", FanoutValue.From("read")),
        ]) with
        {
            Context = new FanoutContext { Step = "write" },
        };

        var json = Json(item, "*");

        Tags(json).ShouldBe(["step=write", "a_b=first"]);
        Extras(json).ShouldBe(["a_b", "step"]);
    }

    [Fact]
    public void What_redaction_changed_is_no_tag()
    {
        var json = Json(Some.Event(properties: ("Email", FanoutValue.From("[redacted:email]"))), "*");

        Tags(json).ShouldBeEmpty();
        Extras(json).ShouldBe(["Email"]);
    }

    [Fact]
    public void The_number_of_an_event_id_is_the_tag_that_users_know()
    {
        var id = SomeEvents.Properties(("Id", FanoutValue.From(42)), ("Name", FanoutValue.From("Failed")));
        var item = Some.Event(properties: ("EventId", FanoutValue.From(id)));

        Tags(Json(item, "EventId")).ShouldBe(["eventId=42"]);
        Tags(Json(item)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Order*", "OrderId", true)]
    [InlineData("order*", "OrderId", true)]
    [InlineData("*Id", "OrderId", true)]
    [InlineData("O*r*d", "OrderId", true)]
    [InlineData("OrderId", "ORDERID", true)]
    [InlineData("Order", "OrderId", false)]
    [InlineData("O?derId*", "OrderId", false)]
    [InlineData("Order*Id*Id", "OrderId", false)]
    [InlineData("a*a", "a", false)]
    [InlineData("*", "", true)]
    [InlineData("a\\b*", "a\\bc", true)]
    [InlineData(" ", "OrderId", false)]
    public void A_pattern_knows_no_other_wildcard_than_the_star(string pattern, string name, bool isMeant) =>
        new SentryNames([pattern]).Contain(name).ShouldBe(isMeant);

    static JsonElement Json(FanoutEvent item, params string[] tagProperties) =>
        Encoded.Json(item, content: new SentryContent { TagProperties = new SentryNames(tagProperties) });

    static IEnumerable<string> Tags(JsonElement json) => json.GetProperty("tags").EnumerateObject()
        .Select(tag => $"{tag.Name}={tag.Value.GetString()}");

    static IEnumerable<string> Extras(JsonElement json) =>
        json.GetProperty("extra").EnumerateObject().Select(extra => extra.Name);
}
