// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

public sealed class RemoveTests
{
    readonly Redactor _redactor = With.Options(static options => options.Strategy = RedactionStrategy.Remove);

    [Theory]
    [InlineData("paid with 4242 4242 4242 4242 today", "paid with  today")]
    [InlineData("{\"password\":\"hunter2\",\"a\":1}", "{\"password\":\"\",\"a\":1}")]
    [InlineData("login user=bob password=hunter2 ip=10.0.0.1", "login user=bob password=\"\" ip=10.0.0.1")]
    [InlineData("password=hunter2 at host", "password=\"\" at host")]
    [InlineData("--password hunter2 next", "--password [redacted:kv] next")]
    [InlineData("https://bob:hunter2@host/", "https://bob:@host/")]
    [InlineData("joanna@example.com", "")]
    [InlineData("password=hunter2", "password=")]
    public void In_text_nothing_remains(string text, string expected) => _redactor.Twice(text).ShouldBe(expected);

    [Theory]
    [InlineData("password=hunter2 at host")]
    [InlineData("password: hunter2 hunter3")]
    [InlineData("--password hunter2 next")]
    public void What_stands_behind_is_never_taken_for_the_value(string text)
    {
        var result = _redactor.Twice(text);
        result.ShouldNotContain("hunter2");
        result.ShouldEndWith(text[(text.LastIndexOf(' ') + 1)..]);
    }

    [Fact]
    public void Properties_members_elements_and_entries_are_left_out()
    {
        var value = new StructureValue(
            [
                new LogEventProperty("Password", new ScalarValue("hunter2")),
                new LogEventProperty("List", new SequenceValue([new ScalarValue(With.Card), new ScalarValue("b")])),
                new LogEventProperty("Map", new DictionaryValue(
                    [
                        KeyValuePair.Create(new ScalarValue("pin"), (LogEventPropertyValue)new ScalarValue(1234)),
                        KeyValuePair.Create(new ScalarValue("c"), (LogEventPropertyValue)new ScalarValue("d")),
                    ])),
                new LogEventProperty("Secret", new SequenceValue([new ScalarValue("e")])),
            ]);
        _redactor.Redact("Order", value).ToString(null, null).ShouldBe("{ List: [\"b\"], Map: [(\"c\": \"d\")] }");
        _redactor.Property("Password", "hunter2").ShouldBeNull();
        _redactor.Property("Pin", 1234).ShouldBeNull();
        _redactor.Property("Paid", With.Card).ShouldBeNull();
    }

    [Fact]
    public void Of_a_name_that_is_a_secret_something_is_left_for_nothing_is_no_name()
    {
        var value = new StructureValue([new LogEventProperty(With.Address, new ScalarValue("a"))]);
        _redactor.Redact("Map", value).ToString(null, null).ShouldBe("{ _: \"a\" }");
    }

    [Fact]
    public async Task An_event_shows_neither_the_property_nor_a_hole_in_its_message()
    {
        var seen = new List<FanoutEvent>();
        await using var backend = new ScriptedBackend { Captured = seen };
        await using var bench = new PipelineBench(
            static options => options.Redaction.Strategy = RedactionStrategy.Remove, static _ => { }, backend);
        var failure = new InvalidOperationException("no");
        failure.Data["password"] = "hunter2";
        bench.Logger.ForContext("Pin", 1234).Error(failure, "sent to {Mail} by {Who}", With.Address, "me");
        await bench.SettleAsync();

        var item = seen.ShouldHaveSingleItem();
        item.Message.ShouldBe("sent to  by me");
        item.Properties.Select(static property => property.Name).ShouldBe(["Who"]);
        item.Exception!.Data.Count.ShouldBe(0);
        bench.Status.Redactions.Keys.ShouldBe(["name", "email"], ignoreOrder: true);
        bench.Status.ShouldBalance();
    }
}
