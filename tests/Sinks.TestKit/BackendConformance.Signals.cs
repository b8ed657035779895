// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Shouldly;
using Sinks.Fanout;
using Xunit;

namespace Sinks.TestKit;

/// <content>Beside events: what a backend has a place for is delivered, and the rest does not trouble it.</content>
public abstract partial class BackendConformance
{
    [Fact]
    public async Task Sessions_and_check_ins_are_delivered_redacted_wherever_they_have_a_place()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f =>
        {
            AddTo(f, "main", server.Address, static o =>
            {
                Quick(o);
                o.MinimumLevel = LogEventLevel.Information;
            });
            f.Options(static o => o.Sessions = SessionTracking.Application);
        });
        using (host.CheckIn("Password=hunter2"))
            host.Logger.Error("logged in the run of the job");
        var lane = host.Close().Backends.ShouldHaveSingleItem();

        lane.Dropped.ShouldBeEmpty();
        lane.Kinds.Values.ShouldAllBe(static kind => kind.Delivered == kind.Offered);
        var places = lane.Kinds.ToDictionary(static kind => kind.Key, static kind => kind.Value.Delivered);
        (places["event"] + places.GetValueOrDefault("check_in")).ShouldBe(3);
        server.Requests.ShouldAllBe(static request =>
            !request.Text.Contains("hunter2", StringComparison.OrdinalIgnoreCase));
    }
}
