// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Foreign;

public sealed class ForeignSinkReloadTests : IDisposable
{
    readonly TestTimeProvider _time = new();
    readonly IConfigurationRoot _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
    readonly List<CollectingSink> _made = [];
    readonly PipelineLease _lease;

    public ForeignSinkReloadTests()
    {
        var code = new FanoutBuilder();
        code.Sink("other", to =>
        {
            _made.Add(new CollectingSink());
            to.Sink(_made[^1]);
        });
        var services = new PipelineServices { Time = _time, Voice = static _ => { }, Variable = static _ => null };
        _lease = new PipelineFactory(code, _configuration.GetSection("Fanout"), services)
            .Attach(new PipelineRegistry());
    }

    public void Dispose() => _lease.Dispose();

    [Fact]
    public void A_reload_tunes_the_sink_there_is()
    {
        Reload("MinimumLevel", "Error");
        Reload("MinimumLevel", "Warning");
        _lease.Pipeline.Plan.Lanes[0].Gate.LowestLevel.ShouldBe(LogEventLevel.Warning);
        _made.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Switched_off_it_is_disposed_and_switched_on_it_is_made_anew()
    {
        Reload("Enabled", "false");
        await _made[0].Disposed.Within("the sink to be disposed");
        Reload("Enabled", "true");
        _made.Count.ShouldBe(2);
        _lease.Pipeline.Emit(PipelineBench.Event());
        _lease.Dispose();
        _made[1].Events.Count.ShouldBe(1);
        _lease.Pipeline.Status().ShouldBalance();
    }

    void Reload(string key, string value)
    {
        _configuration[$"Fanout:Backends:other:{key}"] = value;
        _configuration.Reload();
        _time.Advance(TimeSpan.FromSeconds(2));
    }
}
