// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

public sealed class DatadogPropertiesTests
{
    [Theory]
    [InlineData("OrderId")]
    [InlineData("StatusCode")]
    [InlineData("errors")]
    [InlineData("dd_trace_id")]
    [InlineData("order.status")]
    public void Properties_stand_at_the_root_where_facets_are_looked_for(string name)
    {
        var json = Encoded.Json(Some.Event(properties: (name, FanoutValue.From("x"))));
        json.GetProperty(name).GetString().ShouldBe("x");
        json.TryGetProperty("properties", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Message")]
    [InlineData("status")]
    [InlineData("Host")]
    [InlineData("host.name")]
    [InlineData("Level")]
    [InlineData("Timestamp")]
    [InlineData("EventTime")]
    [InlineData("error.kind")]
    [InlineData("dd.trace_id")]
    [InlineData("Properties")]
    [InlineData(".x")]
    [InlineData("")]
    public void One_whose_name_means_something_to_Datadog_stands_below_properties(string name)
    {
        var json = Encoded.Json(Some.Event(properties: (name, FanoutValue.From("x"))));
        json.GetProperty("properties").GetProperty(name).GetString().ShouldBe("x");
        json.EnumerateObject().Count(member => member.Name == name && member.Value.ToString() == "x").ShouldBe(0);
    }

    [Fact]
    public void Every_member_written_here_is_taken()
    {
        foreach (var member in Encoded.Json(SomeEvents.Full, DatadogTrim.Hardest).EnumerateObject())
            DatadogNames.IsFree(member.Name).ShouldBeFalse(member.Name);
    }
}
