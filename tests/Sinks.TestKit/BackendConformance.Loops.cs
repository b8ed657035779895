// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Sinks.TestKit;

/// <content>The host does not see our own requests.</content>
public abstract partial class BackendConformance
{
    [Fact]
    public async Task Our_own_requests_leave_no_trace_in_the_host()
    {
        await using var server = await StartServerAsync();
        var activities = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                if (activity.Tags.Any(tag => tag.Value?.Contains(server.Address, StringComparison.Ordinal) == true))
                    activities.Add(activity.OperationName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new Activity("request").Start();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick));
        host.Logger.Error("an error");
        await host.SettleAsync();
        server.Requests[0].Header("traceparent").ShouldBeNull();
        activities.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Failing_requests_and_what_is_said_of_them_do_not_feed_themselves()
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Answer.Of(RetryStatuses[0], ("Retry-After", "0")));
        await using var host = FanoutHost.FromCode(
            f =>
            {
                f.Options(o => o.ShutdownTimeLimit = TimeSpan.Zero);
                AddTo(f, "main", server.Address, Quick);
            },
            random: static () => 0);
        using var routed = new RoutedDiagnostics(
            server.Address, sentence => host.Logger.Error("System.Net.Http says {Sentence}", sentence));
        host.Hears = sentence => host.Logger.Error("SelfLog says {Sentence}", sentence);
        host.Logger.Error("an error");
        await server.ReceivedAsync(5);
        var emitted = host.Status.Emitted;
        await server.ReceivedAsync(15);
        host.Status.Emitted.ShouldBe(emitted);
        emitted.ShouldBe(1 + host.Said.Count);
    }
}
