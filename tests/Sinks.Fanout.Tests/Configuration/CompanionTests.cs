// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Configuration;

/// <summary>A backend in the configuration that brings along another one, with a lane of its own.</summary>
public sealed class CompanionTests
{
    const string Type = "Paired, Sinks.Fanout.Tests";

    [Fact]
    public async Task A_companion_is_a_backend_of_its_own_and_gets_every_event()
    {
        await using var host = Host(("main:Address", "server"), ("main:Label", "copy"));
        host.Logger.Error("It failed.");
        var status = await host.SettleAsync();

        States(status).ShouldBe(["main Running Paired server", "main-copy Running Scripted copy"]);
        status.Backends.ShouldAllBe(static backend => backend.Delivered == 1);
        status.IsDegraded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_companion_runs_while_the_essential_setting_of_its_owner_is_missing()
    {
        await using var host = Host(("main:Label", "copy"));
        host.Logger.Error("It failed.");
        var status = await host.SettleAsync();

        status.Backends[0].Why.ShouldBe("Address is not set");
        status.Backends[1].Delivered.ShouldBe(1);
    }

    [Theory]
    [InlineData("malformed", "copy", "main Off Paired ", "main-copy Running Scripted copy",
        "Fanout:Backends:main:Address")]
    [InlineData("server", "malformed", "main Running Paired server", "main-malformed Off Scripted ",
        "Fanout:Backends:main-malformed:Address")]
    public async Task What_is_wrong_with_one_of_them_does_not_cost_the_other(
        string address, string label, string owner, string companion, string path)
    {
        await using var host = Host(("main:Address", address), ("main:Label", label));
        States(host.Status).ShouldBe([owner, companion]);
        host.Status.Mistakes.ShouldHaveSingleItem().Path.ShouldBe(path);
        host.Status.Backends.Count(static backend => backend.IsDegraded).ShouldBe(1);
    }

    [Fact]
    public async Task A_type_that_fails_to_say_what_it_brings_costs_only_that()
    {
        await using var host = Host(("main:Address", "server"), ("main:Label", "throw"));
        States(host.Status).ShouldBe(["main Running Paired server"]);
        host.Status.Mistakes.ShouldHaveSingleItem().Reason.ShouldBe(
            "brings companions that cannot be read (InvalidOperationException).");
    }

    [Fact]
    public async Task An_owner_that_is_switched_off_takes_its_companions_with_it()
    {
        await using var host = Host(
            ("main:Address", "server"), ("main:Label", "copy"), ("main:Enabled", "false"),
            ("main-copy:QueueLimit", "5"));
        host.Status.Backends.Select(static backend => $"{backend.Name}: {backend.Why}")
            .ShouldBe(["main: disabled", "main-copy: main is disabled"]);
        host.Status.IsDegraded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_vendor_variable_that_switches_the_owner_off_takes_its_companions_with_it()
    {
        await using var host = Host(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PAIRED_ENABLED"] = "false" },
            ("main:Address", "server"), ("main:Label", "copy"));
        host.Status.Backends[1].Why.ShouldBe("main is disabled by an environment variable");
    }

    [Fact]
    public async Task A_companion_has_an_off_switch_of_its_own()
    {
        await using var byVariable = Host(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Fanout__Backends__main-copy__Enabled"] = "false",
            },
            ("main:Address", "server"), ("main:Label", "copy"));
        await using var bySection = Host(
            ("main:Address", "server"), ("main:Label", "copy"), ("main-copy:Enabled", "false"));

        foreach (var status in new[] { byVariable.Status, bySection.Status })
        {
            States(status).ShouldBe(["main Running Paired server", "main-copy Off Scripted "]);
            status.Backends[1].Why.ShouldBe("disabled");
            status.IsDegraded.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task The_off_switch_of_a_companion_that_nobody_brings_is_no_mistake()
    {
        await using var host = Host(("main:Address", "server"), ("main-copy:Enabled", "false"));
        host.Status.Mistakes.ShouldBeEmpty();
        host.Status.Backends[1].Why.ShouldBe("disabled");
    }

    [Fact]
    public async Task A_section_under_its_whole_name_tunes_a_companion()
    {
        await using var host = Host(
            ("main:Address", "server"), ("main:Label", "copy"), ("main-copy:MinimumLevel", "Fatal"),
            ("main-copy:Lable", "x"));
        host.Logger.Error("It failed.");
        var status = await host.SettleAsync();

        status.Backends[0].Delivered.ShouldBe(1);
        status.Backends[1].Filtered.ShouldCount("level", 1);
        status.Mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:Backends:main-copy:Lable");
        status.Backends.Select(static backend => backend.IsDegraded).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_backend_of_the_user_s_own_wins_over_a_companion_of_that_name()
    {
        await using var host = Host(
            ("main:Address", "server"), ("main:Label", "copy"),
            ("main-copy:Type", "Scripted, Sinks.Fanout.Tests"), ("main-copy:Address", "elsewhere"));

        States(host.Status).ShouldBe(["main Running Paired server", "main-copy Running Scripted elsewhere"]);
        var remark = host.Status.Notes.ShouldHaveSingleItem();
        remark.ShouldBe("what main brings along is off, because another backend is named main-copy.");
        host.Said.ShouldContain($"Fanout:Backends: {remark}");
        host.Status.IsDegraded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_backend_of_code_wins_over_a_companion_of_that_name()
    {
        await using var host = FanoutHost.FromCode(static f => f
            .Add(new CompanionBackendType(), "main", static o => (o.Address, o.Label) = ("server", "copy,copy,other"))
            .Add(new ScriptedBackendType(), "MAIN-COPY", static o => o.Address = "elsewhere"));

        States(host.Status).ShouldBe(
            [
                "MAIN-COPY Running Scripted elsewhere", "main Running Paired server",
                "main-other Running Scripted other",
            ]);
    }

    [Fact]
    public async Task Of_two_companions_of_one_name_the_first_runs()
    {
        await using var host = Host(("main:Address", "server"), ("main:Label", "copy,copy"));
        States(host.Status).ShouldBe(["main Running Paired server", "main-copy Running Scripted copy"]);
    }

    [Fact]
    public async Task When_the_fan_out_is_off_so_are_companions()
    {
        await using var host = FanoutHost.FromSection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Enabled"] = "false",
            ["Backends:main:Type"] = Type,
            ["Backends:main:Label"] = "copy",
        });
        host.Status.Backends.Select(static backend => backend.Why).ShouldAllBe(static why =>
            why == "the fan-out is disabled");
    }

    static List<string> States(FanoutStatus status) =>
        [.. status.Backends.Select(static backend =>
            $"{backend.Name} {backend.State} {backend.Type} {backend.Destination}")];

    static FanoutHost Host(params (string Key, string Value)[] values) => Host(null, values);

    static FanoutHost Host(
        IReadOnlyDictionary<string, string>? variables,
        params (string Key, string Value)[] values) =>
        FanoutHost.FromSection(
            values.Append(("main:Type", Type)).ToDictionary(
                static value => $"Backends:{value.Item1}",
                static value => (string?)value.Item2,
                StringComparer.Ordinal),
            variables);
}
