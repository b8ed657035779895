// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>Sections below a backend's section, one or several under names of the user's choice.</summary>
public sealed class NestedMapSettingTests
{
    static readonly ISettings Table = new SettingTable<Outer>()
        .Nested<Rule>("Default", static o => o.Default, Declare)
        .NestedMap<Rule>("Rules", static o => o.Rules, Declare);

    [Fact]
    public void Each_name_holds_a_section_of_its_own()
    {
        var (options, mistakes) = Read(
            ("Rules:timeouts:Exceptions", "TimeoutException, IOException"),
            ("Rules:timeouts:Limit", "5"),
            ("Rules:noise:Templates:0", "Heartbeat*"),
            ("Default:Limit", "7"));

        mistakes.ShouldBeEmpty();
        options.Default.Limit.ShouldBe(7);
        options.Rules.Keys.ShouldBe(["noise", "timeouts"], ignoreOrder: true);
        options.Rules["timeouts"].Exceptions.ShouldBe(["TimeoutException", "IOException"]);
        options.Rules["timeouts"].Limit.ShouldBe(5);
        options.Rules["noise"].Templates.ShouldBe(["Heartbeat*"]);
        options.Rules["noise"].Limit.ShouldBe(1, "the default");
    }

    [Fact]
    public void What_a_section_says_adds_to_what_is_there_in_any_case()
    {
        var options = new Outer { Rules = { ["Timeouts"] = new Rule { Limit = 3, Categories = ["Shop"] } } };

        Read(options, ("Rules:TIMEOUTS:Limit", "4")).ShouldBeEmpty();

        options.Rules.ShouldHaveSingleItem().Key.ShouldBe("Timeouts");
        options.Rules["timeouts"].Limit.ShouldBe(4);
        options.Rules["timeouts"].Categories.ShouldBe(["Shop"]);
    }

    [Theory]
    [InlineData("Rules", "timeouts", "Rules", "is a text, and should be an object of sections.", "Write an object.")]
    [InlineData("Rules:a", "timeouts", "Rules:a", "is a text, and should be a section.", "Write an object.")]
    [InlineData("Rules:a:Limti", "5", "Rules:a:Limti", "is not a known key.", "Did you mean 'Limit'?")]
    [InlineData("Rules:a:Limit", "many", "Rules:a:Limit", "cannot be read as a whole number.", Range)]
    [InlineData("Rules:a:Limit", "11", "Rules:a:Limit", "cannot be 11.", Range)]
    [InlineData("Rules:a:Exceptions:0:b", "c", "Rules:a:Exceptions:0", "is no text.", List)]
    [InlineData("Default", "5", "Default", "is a text, and should be a section.", "Write an object.")]
    [InlineData("Default:Limit", "0", "Default:Limit", "cannot be 0.", Range)]
    public void A_mistake_costs_itself_and_is_named_by_its_path(
        string key, string value, string path, string reason, string fix)
    {
        var (options, mistakes) = Read((key, value), ("Rules:good:Limit", "2"));

        mistakes.ShouldHaveSingleItem().ShouldBe(new Mistake($"Own:{path}", reason, fix));
        options.Rules["good"].Limit.ShouldBe(2);
        options.Rules.GetValueOrDefault("a")?.Limit.ShouldBe(1);
    }

    [Fact]
    public void Another_source_such_as_the_environment_reaches_every_value_in_any_case()
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Own:Rules:timeouts:Limit", "5")])
            .AddInMemoryCollection([new("OWN:RULES:TIMEOUTS:LIMIT", "6")])
            .Build().GetSection("Own");
        var options = new Outer();

        Table.Read(section, options, static mistake => throw new InvalidOperationException(mistake.ToString()));

        options.Rules.ShouldHaveSingleItem().Value.Limit.ShouldBe(6);
    }

    [Fact]
    public void Documentation_has_a_row_for_every_setting_below_a_name() =>
        Table.Descriptions.Where(static setting => setting.Key.StartsWith("Rules", StringComparison.Ordinal))
            .Select(static setting => (setting.Key, setting.Default))
            .ShouldBe(
            [
                ("Rules:<name>:Exceptions", ""), ("Rules:<name>:Categories", ""), ("Rules:<name>:Templates", ""),
                ("Rules:<name>:Limit", "1"),
            ]);

    const string Range = "Write a whole number from 1 to 10.";
    const string List = "Write an array, or one text separated by commas.";

    static void Declare(SettingTable<Rule> settings) => settings
        .Filter()
        .Integer("Limit", static o => o.Limit, static (o, v) => o.Limit = (int)v, 1, 10);

    static (Outer Options, List<Mistake> Mistakes) Read(params (string Key, string Value)[] values)
    {
        var options = new Outer();
        return (options, Read(options, values));
    }

    static List<Mistake> Read(Outer options, params (string Key, string Value)[] values)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(static value =>
                KeyValuePair.Create($"Own:{value.Key}", (string?)value.Value)))
            .Build().GetSection("Own");
        var mistakes = new List<Mistake>();
        Table.Read(section, options, mistakes.Add);
        Table.Check(options, "Own", mistakes.Add);
        return mistakes;
    }

    public sealed class Rule : FilterOptions
    {
        public int Limit { get; set; } = 1;
    }

    public sealed class Outer
    {
        public Rule Default { get; } = new();

        public Dictionary<string, Rule> Rules { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
