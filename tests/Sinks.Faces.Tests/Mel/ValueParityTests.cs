// SPDX-License-Identifier: Apache-2.0
#pragma warning disable CA2017, CA2253, CA2254 // Templates that do not fit their values are what is tested.
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Mel;

/// <summary>What is logged through Microsoft.Extensions.Logging arrives as if Serilog had been called.</summary>
public sealed class ValueParityTests(ThreeWays ways) : IClassFixture<ThreeWays>
{
    /// <summary>
    /// Serilog's own provider loses the event with a value that cannot be read; Serilog and we lose the value.
    /// </summary>
    static readonly string[] Lost = ["two-dimensional array", "default ImmutableArray", "sequence that throws"];

    /// <summary>Values that say something of the machine or of the framework's version.</summary>
    static readonly string[] Varying = ["DateTime local", "CancellationToken", "CultureInfo", "StringBuilder", "Task"];

    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    const string Throwing = "object whose text throws";

    public static TheoryData<string> AllKinds => [.. Kinds.All.Keys];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_value_of_each_kind_arrives_alike(string kind) =>
        (await AgreeAsync("Got {Value} today", kind, kind is not Throwing && !Lost.Contains(kind))).Webhook.ShouldContain("Got ");

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_value_of_each_kind_arrives_alike_with_its_structure(string kind) =>
        (await AgreeAsync("Got {@Value} today", kind, !Lost.Contains(kind))).Webhook.ShouldContain("\"Value\":");

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_value_of_each_kind_arrives_alike_as_a_text(string kind) =>
        (await AgreeAsync("Got {$Value} today", kind, kind is not (Throwing or "object whose text is null"))).Webhook.ShouldContain("\"Value\":");

    /// <summary>Alike is not enough: numbers are to stay numbers, and dates to be such as every reader knows.</summary>
    [Fact]
    public async Task A_value_of_each_kind_arrives_as_approved()
    {
        var lines = new StringBuilder();
        foreach (var (kind, make) in Kinds.All.Where(static kind => !Varying.Contains(kind.Key)))
        {
            var arrived = await ways.ProviderAsync(mel => mel.LogError("{Value} {@Structure}", make(), make()));
            var properties = JsonNode.Parse(arrived.Webhook.Replace("TIME", "0", StringComparison.Ordinal))!
                ["data"]!["events"]![0]!["properties"]!;
            lines.AppendLine(kind).AppendLine($"     {Short(properties["Value"])}");
            if (!JsonNode.DeepEquals(properties["Value"], properties["Structure"]))
                lines.AppendLine($"   @ {Short(properties["Structure"])}");
        }

        Approved.Match(lines.ToString(), "values.txt");
    }

    [Theory]
    [InlineData("{Value:0.00}", 1234.567)]
    [InlineData("{Value,10}|", 42)]
    [InlineData("{Value,-10}|", "left")]
    [InlineData("{Value,10:0.0}|", 1.25)]
    [InlineData("{Value:X8}", 255)]
    [InlineData("{Value:nonsense}", "text")]
    [InlineData("{Value:u3}", "text")]
    [InlineData("{Value:l}", "text")]
    [InlineData("{{Value}} {Value}", "braces")]
    [InlineData("{{{Value}}}", 5)]
    [InlineData("{Value", null)]
    [InlineData("", null)]
    [InlineData("100 %", null)]
    [InlineData("{0}", "positional")]
    [InlineData("{Value_1} {Value_1:0}", null)]
    public async Task A_template_of_each_form_arrives_alike(string template, object? value)
    {
        object?[] values = value is null ? [] : [value];
        await ways.ShouldAgreeAsync(
            serilog => serilog.Error(template, values),
            mel => mel.LogError(template, values));
    }

    [Fact]
    public async Task Several_values_arrive_alike() => await ways.ShouldAgreeAsync(
        static serilog => serilog.Error("{A} {B} {@C} {D}", 1, null, new { X = 1 }, "d"),
        static mel => mel.LogError("{A} {B} {@C} {D}", 1, null, new { X = 1 }, "d"));

    [Fact]
    public async Task Of_a_repeated_name_the_last_value_arrives() => (await ways.ShouldAgreeAsync(
        static serilog => serilog.Error("{A} {A}", 1, 2),
        static mel => mel.LogError("{A} {A}", 1, 2))).Webhook.ShouldContain("\"A\":2");

    [Fact]
    public async Task Positional_holes_in_order_arrive_alike() => await ways.ShouldAgreeAsync(
        static serilog => serilog.Error("{0} {1}", "a", "b"),
        static mel => mel.LogError("{0} {1}", "a", "b"));

    /// <summary>
    /// The framework hands out the values in the order of the holes, whatever their numbers: what it says itself, and
    /// what every other provider says, is "a b". Serilog's own counting is not known to us.
    /// </summary>
    [Fact]
    public async Task Positional_holes_out_of_order_read_as_the_framework_reads_them() =>
        (await ways.ShouldForwardAlikeAsync(static mel => mel.LogError("{1} {0}", "a", "b")))
        .Webhook.ShouldContain("\"a b\"");

    /// <summary>
    /// Serilog 3 reads a hole with a dot or a blank in its name as text, and the value has no name there at all.
    /// </summary>
    [Theory]
    [InlineData("{user id}", "\"user id\":\"seven\"")]
    [InlineData("{workflow.id}", "\"workflow_id\":\"seven\"")]
    public async Task A_name_that_Serilog_cannot_write_is_kept(string template, string expected) =>
        (await ways.ShouldForwardAlikeAsync(mel => mel.LogError(template, "seven"))).Webhook.ShouldContain(expected);

    /// <summary>The framework's own formatter throws at those; nothing of ours reads it.</summary>
    [Fact]
    public async Task Of_too_few_values_those_that_are_there_arrive() => await ways.ShouldAgreeAsync(
        static serilog => serilog.Error("{A} {B}", 1),
        static mel => mel.LogError("{A} {B}", 1),
        hasForwarding: false);

    [Fact]
    public async Task Of_too_many_values_those_with_a_name_arrive() =>
        (await ways.ShouldForwardAlikeAsync(static mel => mel.LogError("{A}", 1, 2)))
        .Webhook.ShouldContain("\"properties\":{\"A\":1}");

    [Fact]
    public async Task A_value_that_cannot_be_read_takes_none_of_the_others_along() => (await ways.ShouldAgreeAsync(
        static serilog => serilog.Error("{A} {B} {@C} {D}", 1, Kinds.Broken(), Kinds.Broken(), "last"),
        static mel => mel.LogError("{A} {B} {@C} {D}", 1, Kinds.Broken(), Kinds.Broken(), "last"),
        hasForwarding: false))
        .Webhook.ShouldContain("\"D\":\"last\"");

    async Task<Arrived> AgreeAsync(string template, string kind, bool hasForwarding = true)
    {
        var make = Kinds.All[kind];
        return await ways.ShouldAgreeAsync(
            serilog => serilog.Error(template, [make()]),
            mel => mel.LogError(template, [make()]),
            hasForwarding);
    }

    static string Short(JsonNode? node)
    {
        var json = node?.ToJsonString(Readable) ?? "null";
        return json.Length > 200 ? $"{json[..200]}..." : json;
    }
}
