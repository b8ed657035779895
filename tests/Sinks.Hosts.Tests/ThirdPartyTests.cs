// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Sinks.Fanout;
using Sinks.Hosts.App;
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosts.Tests;

/// <summary>Backends that nobody here knows, found by their name in the settings.</summary>
public sealed class ThirdPartyTests
{
    [Theory]
    [InlineData("Carrier, Sinks.Hosts.App")]
    [InlineData("carrier,Sinks.Hosts.App")]
    [InlineData("Carrier, Sinks.Hosts.App, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null")]
    public async Task A_type_is_found_by_its_name_and_assembly(string type)
    {
        var place = $"found as {type}";
        await using (var logger = Settings.Logger(SettingsOf(type, place)))
            logger.Error("an error");

        Carrier.ArrivedAt(place).ShouldBe(["AN ERROR"]);
        Pipeline("box", place).Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_type_is_added_in_code_without_a_search()
    {
        await using (var logger = new LoggerConfiguration()
            .WriteTo.Fanout(f => f.Add(new CarrierType(), "box", o => o.Place = "added in code"))
            .CreateLogger())
            logger.Error("an error");

        Carrier.ArrivedAt("added in code").ShouldBe(["an error"]);
    }

    [Theory]
    [InlineData("Parrot, Sinks.Hosts.App", "assembly Sinks.Hosts.App holds none of that name")]
    [InlineData("Carrier, Sinks.Absent", "there is no assembly Sinks.Absent")]
    [InlineData("Carrier, ", "there is no assembly")]
    [InlineData("Carrier, a/b=c", "there is no assembly a/b=c")]
    [InlineData("BrokenCarrier, Sinks.Hosts.App", "assembly Sinks.Hosts.App holds none of that name")]
    public async Task A_type_that_is_not_found_is_off_and_the_others_run(string type, string reason)
    {
        var place = $"beside <{type}>";
        await using (var logger = Settings.Logger(SettingsOf("Carrier, Sinks.Hosts.App", place, type)))
            logger.Error("an error");

        Carrier.ArrivedAt(place).ShouldBe(["AN ERROR"]);
        var status = Pipeline("box", place);
        status.Backends.Single(backend => backend.Name == "other").State.ShouldBe(BackendState.Off);
        status.Mistakes.ShouldHaveSingleItem().ToString().ShouldContain(reason);
    }

    [Theory]
    [InlineData("reading")]
    [InlineData("completing")]
    [InlineData("missing")]
    [InlineData("creating")]
    public async Task A_type_that_throws_is_off_and_the_others_run(string fault)
    {
        var place = $"beside the one that throws while {fault}";
        var settings = SettingsOf("Carrier, Sinks.Hosts.App", place, "FaultyCarrier, Sinks.Hosts.App", fault);
        await using (var logger = Settings.Logger(settings))
            logger.Error("an error");

        Carrier.ArrivedAt(place).ShouldBe(["AN ERROR"]);
        var status = Pipeline("box", place);
        status.Backends.Single(backend => backend.Name == "other").State.ShouldBe(BackendState.Off);
        var mistake = status.Mistakes.ShouldHaveSingleItem();
        mistake.Path.ShouldBe("Fanout:Backends:other");
        mistake.Reason.ShouldBe("could not be started (InvalidOperationException).");
    }

    static FanoutStatus Pipeline(string backend, string place) => FanoutStatus.All.Single(
        status => status.Backends.Any(known => known.Name == backend && known.Destination == place));

    static string SettingsOf(string type, string place, string? otherType = null, string otherPlace = "elsewhere")
    {
        var other = otherType is null
            ? ""
            : $$""", "other": { "Type": "{{otherType}}", "Place": "{{otherPlace}}" }""";
        return Receivers.SettingsWith(
            $$"""{ "Backends": { "box": { "Type": "{{type}}", "Place": "{{place}}", "Shout": true }{{other}} } }""");
    }
}
