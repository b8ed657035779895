// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout.Tests.Configuration;

/// <summary>Companions when the section changes while the pipeline runs.</summary>
public sealed class CompanionReloadTests : IDisposable
{
    readonly TestTimeProvider _time = new();
    readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
    readonly List<PipelineLease> _leases = [];

    public void Dispose() => _leases.ForEach(static lease => lease.Dispose());

    [Fact]
    public void A_companion_comes_and_goes_with_the_setting_of_its_owner()
    {
        var pipeline = Attach("main:Address", "server");

        Reload("main:Label", "copy");
        Names(pipeline).ShouldBe(["main", "main-copy"]);

        Reload("main:Label", null);
        Names(pipeline).ShouldBe(["main"]);
        pipeline.Status().Backends.Count.ShouldBe(2, "the books of the one that left stay");
    }

    [Fact]
    public void A_change_in_the_owner_s_section_makes_another_companion()
    {
        var pipeline = Attach("main:Address", "server", "main:Label", "copy");
        var former = Lane(pipeline, "main-copy").Backend;

        Reload("main:Address", "elsewhere");

        Lane(pipeline, "main-copy").Backend.ShouldNotBeSameAs(former);
    }

    [Fact]
    public void A_change_that_concerns_a_lane_alone_makes_no_other_backend()
    {
        var pipeline = Attach("main:Address", "server", "main:Label", "copy");
        var former = (Lane(pipeline, "main").Backend, Lane(pipeline, "main-copy").Backend);

        Reload("main:QueueLimit", "5", "main-copy:QueueLimit", "6");

        (Lane(pipeline, "main").Backend, Lane(pipeline, "main-copy").Backend).ShouldBe(former);
        (Lane(pipeline, "main").QueueLimit, Lane(pipeline, "main-copy").QueueLimit).ShouldBe((5, 6));
    }

    [Theory]
    [InlineData("main:Label", "mistake")]
    [InlineData("main:Label", "throw")]
    [InlineData("main:SampleRate", "half")]
    [InlineData("main:Type", "Piared, Sinks.Fanout.Tests")]
    public void A_new_mistake_of_the_owner_leaves_both_as_they_were(string key, string value)
    {
        var pipeline = Attach("main:Address", "server", "main:Label", "copy");
        var former = (Lane(pipeline, "main").Backend, Lane(pipeline, "main-copy").Backend);

        Reload(key, value, "main:QueueLimit", "5");

        (Lane(pipeline, "main").Backend, Lane(pipeline, "main-copy").Backend).ShouldBe(former);
        Lane(pipeline, "main").QueueLimit.ShouldNotBe(5);
        pipeline.Status().IsDegraded.ShouldBeTrue();
    }

    [Fact]
    public void A_new_mistake_of_a_companion_leaves_it_as_it_was_and_its_owner_goes_on()
    {
        var pipeline = Attach("main:Address", "server", "main:Label", "copy");

        Reload("main-copy:SampleRate", "half", "main:QueueLimit", "5");

        Lane(pipeline, "main").QueueLimit.ShouldBe(5);
        pipeline.Status().Backends.Select(static backend => backend.IsDegraded).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("main:Enabled", 0)]
    [InlineData("main-copy:Enabled", 1)]
    public void An_off_switch_works_whatever_else_is_wrong(string key, int left)
    {
        var pipeline = Attach("main:Address", "server", "main:Label", "copy");

        Reload(key, "false", "main:SampleRate", "half");
        Names(pipeline).Count.ShouldBe(left);

        Reload("main:QueueLimit", "many");
        Names(pipeline).Count.ShouldBe(left);
    }

    [Fact]
    public void An_off_switch_works_also_while_the_whole_section_is_not_reloaded()
    {
        var pipeline = Attach("main:Address", "server", "main:Label", "copy");
        _configuration["Fanout:IntakeLimit"] = "none";

        Reload("main:Enabled", "false");

        Names(pipeline).ShouldBeEmpty();
    }

    static List<string> Names(Pipeline pipeline) => [.. pipeline.Plan.Lanes.Select(static lane => lane.Name)];

    static LanePlan Lane(Pipeline pipeline, string name) => pipeline.Plan.Lanes.Single(lane => lane.Name == name);

    Pipeline Attach(params string?[] keysAndValues)
    {
        Set(["main:Type", "Paired, Sinks.Fanout.Tests", .. keysAndValues]);
        var services = new PipelineServices { Time = _time, Voice = static _ => { }, Variable = static _ => null };
        var section = SectionSource.Find(_configuration, "Fanout");
        _leases.Add(new PipelineFactory(null, section, services).Attach(new PipelineRegistry()));
        return _leases.Last().Pipeline;
    }

    void Reload(params string?[] keysAndValues)
    {
        Set(keysAndValues);
        _configuration.Reload();
        _time.Advance(TimeSpan.FromSeconds(1));
    }

    void Set(string?[] keysAndValues)
    {
        for (var i = 0; i < keysAndValues.Length; i += 2)
            _configuration[$"Fanout:Backends:{keysAndValues[i]}"] = keysAndValues[i + 1];
    }
}
