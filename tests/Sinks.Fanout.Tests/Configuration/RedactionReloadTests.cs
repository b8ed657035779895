// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>Rules of redaction that are wrong at start, and rules that change while events are on their way.</summary>
public sealed class RedactionReloadTests : IDisposable
{
    const string Type = "Scripted, Sinks.Fanout.Tests";

    readonly TestTimeProvider _time = new();
    readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
    readonly List<string> _said = [];
    readonly List<PipelineLease> _leases = [];

    public void Dispose() => _leases.ForEach(static lease => lease.Dispose());

    [Theory]
    [InlineData("Rules:crad", "Partial")]
    [InlineData("Packs", "Secret")]
    [InlineData("Patterns:2:Regex", "sesame[")]
    [InlineData("Rules:email", "Pseudonym")]
    public void A_mistake_starts_no_backend_leaves_the_host_running_and_throws_under_Strict(string key, string value)
    {
        var pipeline = Attach("Redaction:" + key, value);
        pipeline.Status().Backends.ShouldHaveSingleItem().State.ShouldBe(BackendState.Off);
        pipeline.Emit(PipelineBench.Event(value: "password=hunter2"));
        pipeline.Status().ShouldBalance();
        _said.ShouldContain(static sentence =>
            sentence.StartsWith("Configuration: Fanout:Redaction:", StringComparison.Ordinal));
        _said.ShouldAllBe(static sentence => !sentence.Contains("sesame"));

        Set("Strict", "true");
        var thrown = Should.Throw<FanoutConfigurationException>(() => Attach());
        thrown.Message.ShouldNotContain("sesame");
    }

    [Fact]
    public void A_mistake_in_code_starts_no_backend_either()
    {
        var code = new FanoutBuilder();
        code.Options(static options => options.Redaction.Rule("crad", RedactionStrategy.Partial));
        var pipeline = Attach(code);
        pipeline.Status().Backends.ShouldHaveSingleItem().State.ShouldBe(BackendState.Off);
        pipeline.Status().Mistakes.ShouldHaveSingleItem().Path.ShouldBe("Fanout:Redaction:Rules:crad");
    }

    [Fact]
    public void A_mistake_on_reload_leaves_the_rules_in_force()
    {
        var pipeline = Attach("Redaction:Names:Add", "Number");
        Reload("Redaction:Strategy", "Mask");
        Emit(pipeline, "loyalty-17").ShouldBe("event [redacted:name]");
    }

    [Fact]
    public void Strategies_change_for_what_is_emitted_from_then_on()
    {
        var pipeline = Attach();
        Emit(pipeline, "4242 4242 4242 4242").ShouldBe("event [redacted:card]");
        Reload("Redaction:Rules:card", "Partial");
        Emit(pipeline, "4242 4242 4242 4242").ShouldBe("event [redacted:card:4242]");
        Reload("Redaction:Rules:card", "DropEvent");
        Emit(pipeline, "4242 4242 4242 4242").ShouldBe("event [redacted:card:4242]", "the last one that came");
        pipeline.Status().Dropped["drop_event"].ShouldBe(1);
        pipeline.Status().ShouldBalance();
    }

    [Fact]
    public void Events_on_their_way_are_redacted_by_the_former_rules_or_the_new_ones()
    {
        var pipeline = Attach();
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < 20; i++)
            {
                pipeline.Emit(PipelineBench.Event(Serilog.Events.LogEventLevel.Information, value: "password=hunter2"));
                pipeline.Emit(PipelineBench.Event(value: "password=hunter2"));
            }

            Reload("Redaction:Strategy", round % 2 == 0 ? "Remove" : "Replace");
        }

        var backend = (ScriptedBackend)pipeline.Plan.Lanes[0].Backend;
        pipeline.Close();
        backend.Messages.Count.ShouldBe(400, "the others are breadcrumbs");
        backend.Messages.ShouldAllBe(static message => !message.Contains("hunter2"));
        pipeline.Status().ShouldBalance();
    }

    [Fact]
    public void Turning_redaction_off_and_on_again_is_said_and_stands_in_the_status()
    {
        var pipeline = Attach();
        pipeline.Status().Notes.ShouldBeEmpty();
        Reload("Redaction:Enabled", "false");
        pipeline.Status().Notes.ShouldHaveSingleItem().ShouldContain("redaction is turned off");
        _said.Count(static sentence => sentence.Contains("redaction is turned off")).ShouldBe(1);
        Reload("Redaction:Enabled", "true", "Redaction:Packs", "Payment");
        pipeline.Status().Notes.ShouldHaveSingleItem().ShouldContain("the pack Secrets is not in use");
        Reload("Redaction:Packs", null);
        pipeline.Status().Notes.ShouldBeEmpty();
    }

    string Emit(Pipeline pipeline, string value)
    {
        pipeline.Emit(PipelineBench.Event(value: value));
        _time.Advance(TimeSpan.FromSeconds(3));
        pipeline.FlushAsync(TimeSpan.FromSeconds(10), TimeProvider.System).GetAwaiter().GetResult().ShouldBeTrue();
        return ((ScriptedBackend)pipeline.Plan.Lanes[0].Backend).Messages[^1];
    }

    Pipeline Attach(params string?[] keysAndValues)
    {
        Set(keysAndValues);
        return Attach(code: null);
    }

    Pipeline Attach(FanoutBuilder? code)
    {
        Set("Backends:a:Type", Type, "Backends:a:Address", "here");
        var services = new PipelineServices { Time = _time, Voice = Say, Variable = static _ => null };
        var section = SectionSource.Find(_configuration, "Fanout");
        _leases.Add(new PipelineFactory(code, section, services).Attach(new PipelineRegistry()));
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
            _configuration["Fanout:" + keysAndValues[i]] = keysAndValues[i + 1];
    }

    void Say(string sentence)
    {
        lock (_said)
            _said.Add(sentence);
    }
}
