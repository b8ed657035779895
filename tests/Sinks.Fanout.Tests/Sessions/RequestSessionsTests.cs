// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Sessions;

[Collection(nameof(Alone))]
public class RequestSessionsTests
{
    static readonly ActivitySource Server = new("Microsoft.AspNetCore");

    [Fact]
    public async Task Requests_are_counted_by_what_was_logged_during_them()
    {
        var backend = new CollectingBackend(FanoutItemKind.RequestSessions);
        await using (var bench = Begin(backend, new CollectingBackend(FanoutItemKind.Event)))
        {
            Serve(static () => { });
            Serve(static () => { });
            Serve(() => bench.Logger.Error(new InvalidOperationException(), "handled"));
            Serve(() =>
            {
                using var inner = new Activity("inside").Start();
                bench.Logger.Error("handled");
            });
            Serve(() => bench.Logger.ForContext("SourceContext", "Microsoft.AspNetCore.Server.Kestrel")
                .Error(new InvalidOperationException(), "An unhandled exception was thrown by the application."));
            Serve(() => bench.Logger.Warning(new InvalidOperationException(), "no error"));
        }

        Sum(backend).ShouldBe((3, 2, 1));
    }

    [Fact]
    public async Task The_sums_of_each_minute_are_what_was_served_in_it_whoever_served_it()
    {
        var backend = new CollectingBackend(FanoutItemKind.RequestSessions);
        var time = new TestTimeProvider();
        await using (var bench = Begin(time, backend, new CollectingBackend(FanoutItemKind.Event)))
        {
            for (var minute = 0; minute < 3; minute++)
            {
                var began = Some.Time.UtcDateTime.AddMinutes(minute);
                Parallel.For(0, 1_000 + minute, i => Serve(
                    () =>
                    {
                        if (i % 10 == 0)
                            bench.Logger.Error("handled");
                    },
                    began.AddMilliseconds(i)));
                time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        var minutes = backend.Items.Cast<FanoutRequestSessions>()
            .GroupBy(static item => item.Started)
            .OrderBy(static minute => minute.Key)
            .Select(static minute => (minute.Sum(static item => item.Exited), minute.Sum(static item => item.Errored)));
        minutes.ShouldBe([(900, 100), (900, 101), (901, 101)]);
        backend.Items.Cast<FanoutRequestSessions>().ShouldAllBe(static item => item.Started.Second == 0);
    }

    [Fact]
    public async Task They_are_told_once_a_minute()
    {
        var backend = new CollectingBackend(FanoutItemKind.RequestSessions);
        var time = new TestTimeProvider();
        await using var bench = Begin(time, backend);
        Serve(static () => { });
        Serve(static () => { });
        bench.Status.Kinds.ShouldBeEmpty();
        time.Advance(TimeSpan.FromMinutes(1));
        bench.Status.Kinds["request_sessions"].Offered.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(5));
        bench.Status.Kinds["request_sessions"].Offered.ShouldBe(1, "nothing came since");
    }

    static void Serve(Action work, DateTime began = default)
    {
        Activity.Current = null;
        using var request = Server.CreateActivity("Microsoft.AspNetCore.Hosting.HttpRequestIn", ActivityKind.Server)!;
        if (began != default)
            request.SetStartTime(began);
        request.Start();
        work();
    }

    static (long Exited, long Errored, long Crashed) Sum(CollectingBackend backend)
    {
        var items = backend.Items.Cast<FanoutRequestSessions>().ToList();
        return (items.Sum(static item => item.Exited), items.Sum(static item => item.Errored),
            items.Sum(static item => item.Crashed));
    }

    static PipelineBench Begin(params CollectingBackend[] backends) => Begin(TimeProvider.System, backends);

    static PipelineBench Begin(TimeProvider time, params CollectingBackend[] backends) => new(
        static options => options.Sessions = SessionTracking.Request,
        static _ => { },
        static plan => plan,
        new PipelineServices { Time = time },
        backends);
}
