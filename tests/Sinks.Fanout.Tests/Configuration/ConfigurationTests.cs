// SPDX-License-Identifier: Apache-2.0

namespace Sinks.Fanout.Tests.Configuration;

public class ConfigurationTests
{
    const string Type = "Scripted, Sinks.Fanout.Tests";

    [Fact]
    public async Task Nothing_named_is_no_backend_and_no_error()
    {
        await using var host = FanoutHost.FromSection(new Dictionary<string, string?>());
        host.Status.Backends.ShouldBeEmpty();
        host.Status.Mistakes.ShouldBeEmpty();
        host.Status.IsDegraded.ShouldBeFalse();
        host.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backend_without_its_essential_setting_is_off_without_a_word()
    {
        await using var host = Host(("Backends:main:Type", Type));
        var backend = host.Status.Backends.ShouldHaveSingleItem();
        backend.State.ShouldBe(BackendState.Off);
        backend.Why.ShouldBe("Address is not set");
        backend.IsDegraded.ShouldBeFalse();
        host.Said.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unusable_essential_setting_turns_the_backend_off_and_is_named_with_path_reason_and_fix()
    {
        await using var host = Host(("Backends:main:Type", Type), ("Backends:main:Address", "malformed"));
        host.Status.Backends[0].State.ShouldBe(BackendState.Off);
        host.Status.Mistakes.ShouldHaveSingleItem()
            .ShouldBe(new Mistake("Fanout:Backends:main:Address", "is malformed.", "Write a good one."));
        host.Said.ShouldContain("Configuration: Fanout:Backends:main:Address: is malformed. Write a good one.");
        host.Status.IsDegraded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_unknown_key_leaves_the_backend_running_and_is_answered_with_the_nearest_known_one()
    {
        await using var host = Host(
            ("Backends:main:Type", Type), ("Backends:main:Address", "a"), ("Backends:main:SamplRate", "1"));
        host.Status.Backends[0].State.ShouldBe(BackendState.Running);
        host.Status.Backends[0].IsDegraded.ShouldBeTrue();
        host.Status.Mistakes.ShouldHaveSingleItem().ToString()
            .ShouldBe("Fanout:Backends:main:SamplRate: is not a known key. Did you mean 'SampleRate'?");
    }

    [Theory]
    [InlineData(
        "SampleRate",
        "a lot",
        "cannot be read as a number from 0 to 1.",
        "Write a number from 0 to 1, with a point: 0.25.")]
    [InlineData("SampleRate", "1.5", "cannot be 1.5.", "Write a number from 0 to 1, with a point: 0.25.")]
    [InlineData("QueueLimit", "0", "cannot be 0.", "Write a whole number from 1 to 10000000.")]
    [InlineData(
        "SendTimeLimit",
        "5",
        "cannot be read as a length of time.",
        "Write hours:minutes:seconds between 00:00:00.0100000 and 7.00:00:00, such as 00:00:05.")]
    [InlineData(
        "MinimumLevel",
        "Eror",
        "cannot be read as one of Verbose, Debug, Information, Warning, Error, Fatal.",
        "Write one of Verbose, Debug, Information, Warning, Error, Fatal.")]
    [InlineData("Enabled", "maybe", "cannot be read as true or false.", "Write true or false.")]
    public async Task A_wrong_value_of_an_optional_setting_costs_only_itself(
        string key, string value, string reason, string fix)
    {
        await using var host = Host(
            ("Backends:main:Type", Type), ("Backends:main:Address", "a"), ($"Backends:main:{key}", value));
        host.Status.Backends[0].State.ShouldBe(BackendState.Running);
        host.Status.Backends[0].IsDegraded.ShouldBeTrue();
        host.Status.Mistakes.ShouldHaveSingleItem().ShouldBe(new Mistake($"Fanout:Backends:main:{key}", reason, fix));
    }

    [Fact]
    public async Task An_unknown_type_is_off_and_says_which_package_to_add()
    {
        await using var host = Host(("Backends:kafka:Enabled", "true"));
        host.Status.Backends[0].State.ShouldBe(BackendState.Off);
        host.Status.Mistakes.ShouldHaveSingleItem().ToString().ShouldBe(
            "Fanout:Backends:kafka: names the backend type 'kafka', and there is no assembly Sinks.kafka. "
            + "Add the package Sinks.kafka, set Type to one of Sentry, PostHog, Datadog, Otlp, Webhook "
            + "or to 'Type, Assembly', or add a Serilog sink of this name in code: f.Sink(name, to => ...).");
    }

    [Fact]
    public async Task A_mistake_under_Redaction_starts_no_backend_and_leaves_the_host_running()
    {
        await using var host = Host(
            ("Backends:main:Type", Type), ("Backends:main:Address", "a"), ("Redaction:Enable", "true"));
        host.Status.Backends[0].State.ShouldBe(BackendState.Off);
        host.Status.Backends[0].Why.ShouldBe(
            "the configuration under Redaction cannot be used, and nothing leaves unredacted");
        host.Status.Mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:Redaction:Enable");
        host.Logger.Error("nobody is harmed");
        host.Status.ShouldBalance();
    }

    [Fact]
    public async Task Turning_redaction_off_is_announced()
    {
        await using var host = Host(
            ("Backends:main:Type", Type), ("Backends:main:Address", "a"), ("Redaction:Enabled", "false"));
        host.Said.ShouldHaveSingleItem().ShouldContain("redaction is turned off");
    }

    [Fact]
    public void Strict_throws_at_start_up_and_names_every_mistake()
    {
        var thrown = Should.Throw<FanoutConfigurationException>(() => Host(
            ("Strict", "true"),
            ("Backends:main:Type", Type),
            ("Backends:main:Address", "malformed"),
            ("Backends:main:QueueLimit", "many"),
            ("Breadcrumb:Limit", "3")));
        thrown.Mistakes.Select(mistake => mistake.Path).ShouldBe(
            ["Fanout:Breadcrumb", "Fanout:Backends:main:QueueLimit", "Fanout:Backends:main:Address"],
            ignoreOrder: true);
        thrown.Message.ShouldContain("Did you mean 'Breadcrumbs'?");
    }

    [Theory]
    [InlineData("Enabled", "false", null)]
    [InlineData("Backends:main:Enabled", "false", null)]
    [InlineData(null, null, "Fanout__Enabled")]
    [InlineData(null, null, "Fanout__Backends__main__Enabled")]
    [InlineData(null, null, "SCRIPTED_ENABLED")]
    public async Task Anything_may_turn_a_backend_off_even_one_that_code_turns_on(
        string? key, string? value, string? variable)
    {
        var section = new Dictionary<string, string?> { ["Backends:main:Address"] = "section" };
        if (key is not null)
            section[key] = value;
        var variables = new Dictionary<string, string>();
        if (variable is not null)
            variables[variable] = "false";
        await using var host = FanoutHost.FromSection(
            section,
            variables,
            f => f.Add(new ScriptedBackendType(), "main", o => (o.Address, o.Enabled) = ("code", true)));
        host.Status.Backends.ShouldHaveSingleItem().State.ShouldBe(BackendState.Off);
        host.Status.Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Code_does_not_turn_on_what_the_section_turns_off_as_a_whole()
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Enabled"] = "false" },
            configure: f => f
                .Options(o => o.Enabled = true)
                .Add(new ScriptedBackendType(), "main", o => o.Address = "a"));
        host.Status.Backends.ShouldHaveSingleItem().Why.ShouldBe("the fan-out is disabled");
    }

    [Fact]
    public async Task A_misspelling_of_Redaction_starts_no_backend_either()
    {
        await using var host = Host(
            ("Backends:main:Type", Type), ("Backends:main:Address", "a"), ("Redacton:Names:Add", "LoyaltyCode"));
        host.Status.Backends[0].State.ShouldBe(BackendState.Off);
        host.Status.Mistakes.ShouldHaveSingleItem().Fix.ShouldBe("Did you mean 'Redaction'?");
    }

    [Fact]
    public async Task A_backend_type_that_throws_is_off_and_the_others_run()
    {
        await using var host = FanoutHost.FromCode(f => f
            .Add(new ScriptedBackendType(), "broken", static _ => throw new InvalidOperationException("secret"))
            .Add(new ScriptedBackendType(), "good", static o => o.Address = "a"));
        host.Status.Backends.Select(backend => backend.State).ShouldBe([BackendState.Off, BackendState.Running]);
        host.SelfDescription.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Code_wins_over_the_section_and_the_section_over_vendor_variables()
    {
        var variables = new Dictionary<string, string> { ["SCRIPTED_ADDRESS"] = "variable" };
        (await DestinationOf(variables, section: "section", code: "code")).ShouldBe("code");
        (await DestinationOf(variables, section: "section", code: null)).ShouldBe("section");
        (await DestinationOf(variables, section: null, code: null)).ShouldBe("variable");
    }

    [Fact]
    public async Task A_vendor_variable_alone_starts_nothing()
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?>(), new Dictionary<string, string> { ["SCRIPTED_ADDRESS"] = "variable" });
        host.Status.Backends.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_backends_of_a_type_only_the_one_named_as_the_type_takes_its_variable()
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?>
            {
                ["Backends:scripted:Type"] = Type,
                ["Backends:other:Type"] = Type,
            },
            new Dictionary<string, string> { ["SCRIPTED_ADDRESS"] = "variable" });
        host.Status.Backends.Select(backend => (backend.Name, backend.Destination))
            .ShouldBe([("other", null), ("scripted", "variable")]);
    }

    [Fact]
    public async Task Code_and_section_add_up_to_one_set_of_backends()
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?>
            {
                ["Backends:MAIN:Label"] = "tuned",
                ["Backends:second:Type"] = Type,
                ["Backends:second:Address"] = "b",
                ["Backends:second:Headers:X-Team"] = "ops",
            },
            configure: f => f.Add(new ScriptedBackendType(), "main", o => o.Address = "a"));
        host.Status.Mistakes.ShouldBeEmpty();
        host.Status.Backends.Select(backend => backend.Destination).ShouldBe(["a tuned", "b  [X-Team, ops]"]);
    }

    [Fact]
    public async Task A_fan_out_built_in_code_reads_its_level_from_the_environment()
    {
        var variables = new Dictionary<string, string> { ["Fanout__Backends__main__MinimumLevel"] = "fatal" };
        await using var host = FanoutHost.FromCode(
            f => f.Add(new ScriptedBackendType(), "main", o => o.Address = "a"), variables);
        host.Logger.Error("not wanted");
        host.Logger.Fatal("wanted");
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(1);
    }

    [Fact]
    public void Two_backends_of_one_name_in_code_are_refused_with_a_sentence() =>
        Should.Throw<ArgumentException>(() => FanoutHost.FromCode(f => f
                .Add(new ScriptedBackendType(), "main")
                .Add(new ScriptedBackendType(), "Main")))
            .Message.ShouldStartWith("A backend named 'Main' was added before. Give this one another name.");

    [Fact]
    public void Options_and_their_keys_are_the_same_list()
    {
        var properties = typeof(BackendOptions).GetProperties().Select(property => property.Name).Append("Type");
        Contract.Keys(new ScriptedBackendType()).Select(key => key.Split(':')[0]).Distinct()
            .Except(["Address", "Label", "Headers"])
            .ShouldBe(properties, ignoreOrder: true);
        FanoutSettings.Table.Descriptions.Select(setting => setting.Key.Split(':')[0]).Distinct()
            .ShouldBe(typeof(FanoutOptions).GetProperties().Select(property => property.Name), ignoreOrder: true);
    }

    [Fact]
    public void A_list_is_an_array_or_one_text_separated_by_commas()
    {
        ListOf(("Events", "a, b")).ShouldBe(["a", "b"]);
        ListOf(("Events:0", "a"), ("Events:1", "b,c")).ShouldBe(["a", "b,c"]);
        ListOf(("Events", "")).ShouldBeEmpty();
    }

    static IList<string>? ListOf(params (string Key, string? Value)[] values)
    {
        var options = new TestOptions { Events = ["before"] };
        var section = FanoutHost.Section(values.ToDictionary(value => value.Key, value => value.Value));
        Contract.Read(
            new ScriptedBackendType(),
            section,
            options,
            mistake => throw new InvalidOperationException(mistake.ToString()));
        return options.Events;
    }

    static FanoutHost Host(params (string Key, string? Value)[] values) =>
        FanoutHost.FromSection(values.ToDictionary(value => value.Key, value => value.Value));

    static async Task<string?> DestinationOf(Dictionary<string, string> variables, string? section, string? code)
    {
        await using var host = FanoutHost.FromSection(
            new Dictionary<string, string?> { ["Backends:main:Address"] = section },
            variables,
            f => f.Add(new ScriptedBackendType(), "main", o => o.Address = code ?? o.Address));
        return host.Status.Backends.ShouldHaveSingleItem().Destination;
    }
}
