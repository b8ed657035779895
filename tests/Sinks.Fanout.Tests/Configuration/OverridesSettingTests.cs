// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Configuration;

public class OverridesSettingTests
{
    const string Levels = "Verbose, Debug, Information, Warning, Error, Fatal";

    [Fact]
    public void An_object_or_pairs_in_one_text_fill_the_same_map()
    {
        var (options, mistakes) = Read(
            ("Overrides:Microsoft", "fatal"),
            ("Overrides:Shop.Orders", " Debug "),
            ("Overrides", "shop.orders = Warning, Noise=Fatal,"));
        mistakes.ShouldBeEmpty();
        options.Overrides.OrderBy(level => level.Key, StringComparer.Ordinal).ShouldBe(
        [
            KeyValuePair.Create("Microsoft", LogEventLevel.Fatal),
            KeyValuePair.Create("Noise", LogEventLevel.Fatal),
            KeyValuePair.Create("Shop.Orders", LogEventLevel.Warning),
        ]);
    }

    [Fact]
    public void An_empty_level_is_not_set()
    {
        var (options, mistakes) = Read(("Overrides:Microsoft", ""), ("Overrides", "Shop="));
        options.Overrides.ShouldBeEmpty();
        mistakes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Overrides:Microsoft", "Eror", "Overrides:Microsoft", $"cannot be read as one of {Levels}.")]
    [InlineData("Overrides:Microsoft", "4", "Overrides:Microsoft", $"cannot be read as one of {Levels}.")]
    [InlineData("Overrides", "Shop=loud", "Overrides:Shop", $"cannot be read as one of {Levels}.")]
    [InlineData("Overrides:Microsoft:Hosting", "Error", "Overrides:Microsoft", "is a section, and should be a text.")]
    public void A_level_that_cannot_be_read_is_a_mistake_at_its_own_path(
        string key, string value, string path, string reason)
    {
        var (options, mistakes) = Read((key, value), ("Overrides:Good", "Error"));
        mistakes.ShouldHaveSingleItem().ShouldBe(
            new Mistake($"Fanout:{path}", reason, $"Write one of {Levels}."));
        options.Overrides.Keys.ShouldBe(["Good"]);
    }

    [Theory]
    [InlineData("Fatal")]
    [InlineData("=Fatal")]
    public void A_text_that_is_no_pair_says_how_to_write_one(string text)
    {
        var (options, mistakes) = Read(("Overrides", text));
        mistakes.ShouldHaveSingleItem().ToString().ShouldBe(
            "Fanout:Overrides: holds something that is not a pair. Write an object, or pairs separated by commas: "
            + "Microsoft=Fatal, Shop.Jobs=Debug.");
        options.Overrides.ShouldBeEmpty();
    }

    [Fact]
    public void A_level_that_code_made_up_is_a_mistake_and_falls_away()
    {
        var options = new TestOptions { Overrides = { ["Shop"] = (LogEventLevel)9, ["Good"] = LogEventLevel.Error } };
        var mistakes = new List<Mistake>();
        Contract.Check(new ScriptedBackendType(), options, "Fanout:Backends:main", mistakes.Add);
        mistakes.ShouldHaveSingleItem().ShouldBe(new Mistake(
            "Fanout:Backends:main:Overrides:Shop", "cannot be 9.", $"Write one of {Levels}."));
        options.Overrides.Keys.ShouldBe(["Good"]);
    }

    static (TestOptions Options, List<Mistake> Mistakes) Read(params (string Key, string Value)[] values)
    {
        var (options, mistakes) = (new TestOptions(), new List<Mistake>());
        var section = FanoutHost.Section(values.ToDictionary(value => value.Key, string? (value) => value.Value));
        Contract.Read(new ScriptedBackendType(), section, options, mistakes.Add);
        return (options, mistakes);
    }
}
