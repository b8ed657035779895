// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>A section that changes while its pipeline runs.</summary>
public sealed class ReloadTests : IDisposable
{
    const string Type = "Scripted, Sinks.Fanout.Tests";

    readonly TestTimeProvider _time = new();
    readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
    readonly PipelineRegistry _registry = new();
    readonly List<string> _said = [];
    readonly List<PipelineLease> _leases = [];

    public void Dispose() => _leases.ForEach(static lease => lease.Dispose());

    [Fact]
    public void A_backend_that_is_switched_off_leaves_and_one_that_is_switched_on_begins()
    {
        Set("Backends:a:Type", Type, "Backends:a:Address", "here", "Backends:b:Type", Type, "Backends:b:Enabled", "false");
        Set("Backends:b:Address", "there");
        var pipeline = Attach();
        States(pipeline).ShouldBe(["a Running", "b Off"]);

        Reload("Backends:a:Enabled", "false", "Backends:b:Enabled", "true");

        States(pipeline).Last().ShouldBe("b Running");
        pipeline.Status().Backends[0].State.ShouldBeOneOf(BackendState.Leaving, BackendState.Off);
        _said.Last().ShouldBe("Fanout: the configuration was reloaded; backends in use: b.");
    }

    [Fact]
    public void An_option_of_the_lane_changes_without_another_backend_being_made()
    {
        var pipeline = AttachOne();
        var backend = pipeline.Plan.Lanes[0].Backend;

        Reload("Backends:a:MinimumLevel", "Warning");

        pipeline.Plan.Lanes[0].Gate.LowestLevel.ShouldBe(LogEventLevel.Warning);
        pipeline.Plan.Lanes[0].Backend.ShouldBeSameAs(backend);
        pipeline.Emit(Pipelines.PipelineBench.Event(LogEventLevel.Warning));
        pipeline.Status().BelowGate.ShouldBe(0, "the gate follows");
    }

    [Theory]
    [InlineData("Ignore:Categories:0", "Noise")]
    [InlineData("Only:Templates:0", "event*")]
    [InlineData("Overrides:Microsoft", "Fatal")]
    [InlineData("EventsPerSecondLimit", "5")]
    [InlineData("SendTimeLimit", "00:00:05")]
    public void No_option_of_the_lane_makes_another_backend(string key, string value)
    {
        var pipeline = AttachOne();
        var (plan, backend) = (pipeline.Plan, pipeline.Plan.Lanes[0].Backend);

        Reload($"Backends:a:{key}", value);

        pipeline.Plan.ShouldNotBeSameAs(plan);
        pipeline.Plan.Lanes[0].Backend.ShouldBeSameAs(backend);
    }

    [Fact]
    public void A_backend_of_code_that_the_section_begins_to_tune_stays_the_same_backend()
    {
        var code = new FanoutBuilder();
        code.Add(new ScriptedBackendType(), "coded", static o => o.Address = "here");
        var pipeline = Attach(code);
        var backend = pipeline.Plan.Lanes[0].Backend;

        Reload("Backends:coded:MinimumLevel", "Warning");

        pipeline.Plan.Lanes[0].Gate.LowestLevel.ShouldBe(LogEventLevel.Warning);
        pipeline.Plan.Lanes[0].Backend.ShouldBeSameAs(backend);
    }

    [Fact]
    public async Task An_option_of_the_backend_makes_another_one_and_lets_go_of_the_first()
    {
        var pipeline = AttachOne();
        var former = (ScriptedBackend)pipeline.Plan.Lanes[0].Backend;

        Reload("Backends:a:Address", "elsewhere");

        pipeline.Status().Backends[0].Destination.ShouldBe("elsewhere");
        await former.Disposed.Within("the former backend to be let go of", () => States(pipeline)[0]);
    }

    [Fact]
    public void A_change_elsewhere_in_the_configuration_changes_nothing()
    {
        var pipeline = AttachOne();
        var plan = pipeline.Plan;

        _configuration["Other:Key"] = "changed";
        _configuration.Reload();
        _time.Advance(TimeSpan.FromSeconds(2));

        pipeline.Plan.ShouldBeSameAs(plan);
        _said.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Address", "malformed", "is malformed.")]
    [InlineData("SampleRate", "half", "cannot be read as")]
    [InlineData("SampelRate", "0.5", "is not a known key.")]
    [InlineData("Type", "Skripted, Sinks.Fanout.Tests", "holds none of that name")]
    public void A_new_mistake_in_a_backend_is_named_and_the_backend_stays_as_it_was(
        string key, string value, string reason)
    {
        var pipeline = AttachOne();
        var backend = pipeline.Plan.Lanes[0].Backend;

        Reload($"Backends:a:{key}", value, "Backends:a:MinimumLevel", "Verbose");

        var status = pipeline.Status();
        status.Mistakes.ShouldHaveSingleItem().Path.ShouldStartWith("Fanout:Backends:a");
        _said.ShouldContain(sentence => sentence.Contains(reason, StringComparison.Ordinal));
        _said.ShouldContain("a: stays as it was, because of the mistakes above.");
        status.Backends[0].State.ShouldBe(BackendState.Running);
        status.Backends[0].IsDegraded.ShouldBeTrue();
        pipeline.Plan.Lanes[0].Backend.ShouldBeSameAs(backend);
        pipeline.Plan.Lanes[0].Gate.LowestLevel.ShouldBe(LogEventLevel.Error);
    }

    [Fact]
    public void A_mistake_in_one_backend_does_not_keep_another_from_changing()
    {
        var pipeline = AttachOne();

        Reload("Backends:a:SampleRate", "half", "Backends:b:Type", Type, "Backends:b:Address", "there");

        States(pipeline).ShouldBe(["a Running", "b Running"]);
    }

    [Fact]
    public void What_was_wrong_before_does_not_keep_a_backend_from_being_switched_off()
    {
        Set("Backends:a:Type", Type, "Backends:a:Address", "here", "Backends:a:SampelRate", "0.5");
        var pipeline = Attach();
        Reload("Backends:a:Enabled", "false", "Backends:a:QueueLimit", "many");
        pipeline.Plan.Lanes.ShouldBeEmpty();
    }

    [Fact]
    public void A_mistake_under_redaction_changes_nothing_at_all()
    {
        var pipeline = AttachOne();

        Reload("Redaction:Nmaes:Add", "x", "Backends:b:Type", Type, "Backends:b:Address", "there");

        States(pipeline).ShouldBe(["a Running"]);
        pipeline.Status().Mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:Redaction:Nmaes");
    }

    [Fact]
    public void New_redaction_rules_hold_for_what_is_emitted_from_then_on()
    {
        var pipeline = AttachOne();
        Reload("Redaction:Names:Add", "Number");
        var backend = (ScriptedBackend)pipeline.Plan.Lanes[0].Backend;

        pipeline.Emit(Pipelines.PipelineBench.Event(value: "loyalty-17"));
        pipeline.Close();

        backend.Messages.ShouldHaveSingleItem().ShouldNotContain("loyalty-17");
    }

    [Fact]
    public void A_mistake_that_stays_keeps_what_was_in_force_over_any_number_of_reloads()
    {
        var pipeline = AttachOne();
        Set("Backends:b:Type", Type, "Backends:b:Address", "there");
        Reload("Backends:a:MinimumLevel", "Fatal");
        Reload("Backends:a:MinimumLevel", "Fatall");

        Reload("Backends:b:QueueLimit", "100");
        Reload("Backends:b:QueueLimit", "101");

        pipeline.Plan.Lanes[0].Gate.LowestLevel.ShouldBe(LogEventLevel.Fatal);
        pipeline.Plan.Lanes[1].QueueLimit.ShouldBe(101);
        _said.Count(static sentence => sentence.StartsWith("Configuration:", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_mistake_under_redaction_that_stays_takes_no_backend_out_later()
    {
        var pipeline = AttachOne();
        Reload("Redaction:Nmaes:Add", "x");
        Reload("Backends:a:QueueLimit", "100");
        States(pipeline).ShouldBe(["a Running"]);
        pipeline.Plan.Lanes[0].QueueLimit.ShouldBe(16_384);
    }

    [Fact]
    public void An_off_switch_works_beside_a_mistake_that_keeps_everything_else()
    {
        Set("Backends:b:Type", Type, "Backends:b:Address", "there");
        var pipeline = AttachOne();
        Reload("Backends:b:Enabled", "false", "Breadcrums", "x");
        pipeline.Plan.Lanes.ShouldHaveSingleItem().Name.ShouldBe("a");

        Reload("Enabled", "false", "Strict", "true");
        pipeline.Plan.Lanes.ShouldBeEmpty();
    }

    [Fact]
    public void Two_faces_over_one_section_make_one_reload_of_a_change()
    {
        var pipeline = AttachOne();
        Attach().ShouldBeSameAs(pipeline);

        Reload("Backends:a:Type", null, "Backends:a:Address", null);
        States(pipeline).ShouldBe(["a Running"]);

        Reload("Backends:a:Type", Type, "Backends:a:Address", "elsewhere");
        pipeline.Status().Backends.ShouldHaveSingleItem().Destination.ShouldBe("elsewhere");
    }

    [Fact]
    public void A_change_between_reading_and_watching_is_not_missed()
    {
        Set("Backends:a:Type", Type, "Backends:a:Address", "here");
        var section = SectionSource.Find(_configuration, "Fanout");
        var content = SectionSource.KeyOf(section);
        Set("Backends:a:Enabled", "false");
        var changes = 0;

        using var watch = new SectionWatch(section, content, new PipelineServices { Time = _time }, () => changes++);
        _time.Advance(TimeSpan.FromSeconds(1));

        changes.ShouldBe(1);
    }

    [Fact]
    public void A_section_that_vanishes_keeps_what_was_in_force()
    {
        var pipeline = AttachOne();
        Reload("Backends:a:Type", null, "Backends:a:Address", null);
        States(pipeline).ShouldBe(["a Running"]);
        _said.ShouldContain(sentence => sentence.StartsWith("Configuration: Fanout: is gone", StringComparison.Ordinal));
    }

    [Fact]
    public void The_switch_of_the_whole_fan_out_works_while_running_both_ways()
    {
        var pipeline = AttachOne();
        Reload("Enabled", "false");
        pipeline.Plan.Lanes.ShouldBeEmpty();
        Reload("Enabled", "true");
        States(pipeline).ShouldBe(["a Running"]);
    }

    [Fact]
    public void A_strict_configuration_is_not_reloaded_with_mistakes_and_never_throws_while_running()
    {
        Set("Strict", "true");
        var pipeline = AttachOne();
        Reload("Backends:b:Type", Type, "Backends:b:Address", "there", "Backends:b:SampleRate", "2");
        States(pipeline).ShouldBe(["a Running"]);
        pipeline.Status().IsDegraded.ShouldBeTrue();
    }

    [Fact]
    public void A_mistake_that_is_mended_is_gone_from_the_status()
    {
        var pipeline = AttachOne();
        Reload("Backends:a:SampleRate", "half");
        Reload("Backends:a:SampleRate", "0.5");
        pipeline.Status().Mistakes.ShouldBeEmpty();
        pipeline.Status().IsDegraded.ShouldBeFalse();
    }

    [Fact]
    public void Several_changes_at_once_are_one_reload_and_no_timer_runs_afterwards()
    {
        var pipeline = AttachOne();
        for (var i = 0; i < 10; i++)
        {
            Set("Backends:a:QueueLimit", $"{100 + i}");
            _configuration.Reload();
        }

        _time.Advance(TimeSpan.FromSeconds(1));

        _said.Count(static sentence => sentence.Contains("was reloaded", StringComparison.Ordinal)).ShouldBe(1);
        pipeline.Plan.Lanes[0].QueueLimit.ShouldBe(109);
        _time.NextDue.ShouldBeNull();
    }

    [Fact]
    public void Who_attaches_with_the_new_content_gets_the_pipeline_that_follows_it()
    {
        var pipeline = AttachOne();
        Reload("Backends:a:QueueLimit", "100");
        Attach().ShouldBeSameAs(pipeline);
    }

    [Fact]
    public void A_face_that_was_disposed_watches_nothing()
    {
        var pipeline = AttachOne();
        _leases[0].Dispose();
        Reload("Backends:b:Type", Type, "Backends:b:Address", "there");
        pipeline.Status().Backends.ShouldHaveSingleItem();
    }

    static List<string> States(Pipeline pipeline) =>
        [.. pipeline.Status().Backends.Select(static backend => $"{backend.Name} {backend.State}")];

    Pipeline AttachOne()
    {
        Set("Backends:a:Type", Type, "Backends:a:Address", "here");
        return Attach();
    }

    Pipeline Attach(FanoutBuilder? code = null)
    {
        var services = new PipelineServices { Time = _time, Voice = Say, Variable = static _ => null };
        var section = SectionSource.Find(_configuration, "Fanout");
        _leases.Add(new PipelineFactory(code, section, services).Attach(_registry));
        return _leases.Last().Pipeline;
    }

    void Reload(params string?[] keysAndValues)
    {
        Set(keysAndValues);
        _configuration.Reload();
        _time.Advance(TimeSpan.FromSeconds(1));
    }

    void Set(params string?[] keysAndValues)
    {
        for (var i = 0; i < keysAndValues.Length; i += 2)
            _configuration[$"Fanout:{keysAndValues[i]}"] = keysAndValues[i + 1];
    }

    void Say(string sentence)
    {
        lock (_said)
            _said.Add(sentence);
    }
}
