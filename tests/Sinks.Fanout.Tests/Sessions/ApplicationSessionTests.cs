// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Sessions;

public class ApplicationSessionTests
{
    static readonly CollectingBackend Ignored = new(FanoutItemKind.Event);

    [Fact]
    public async Task A_run_of_the_application_is_told_of_when_it_begins_and_when_it_ends()
    {
        var backend = new CollectingBackend(FanoutItemKind.Session);
        var bench = Begin(backend);
        await bench.DisposeAsync();
        backend.Sessions.Select(static session => (session.Status, session.IsStart, session.Sequence)).ShouldBe(
            [(FanoutSessionStatus.Ok, true, 0), (FanoutSessionStatus.Exited, false, 1)]);
        backend.Sessions.Select(static session => session.SessionId).Distinct().ShouldHaveSingleItem();
        backend.Sessions.Select(static session => session.Started).Distinct().ShouldHaveSingleItem();
        backend.Sessions.Select(static session => session.Id).Distinct().Count().ShouldBe(2);
        bench.Status.ShouldBalance();
        bench.Status.Kinds["session"].Delivered.ShouldBe(2);
    }

    [Fact]
    public async Task The_first_error_is_told_at_once_and_the_end_says_how_many_there_were()
    {
        var backend = new CollectingBackend(FanoutItemKind.Session);
        await using (var bench = Begin(backend, Ignored))
        {
            for (var i = 0; i < 3; i++)
                bench.Logger.Error("failed");
            bench.Logger.Warning("no error");
            await bench.SettleAsync();
            backend.Sessions.Count.ShouldBe(2);
        }

        backend.Sessions.Select(static session => (session.Status, session.Errors)).ShouldBe(
        [
            (FanoutSessionStatus.Ok, 0), (FanoutSessionStatus.Ok, 1), (FanoutSessionStatus.Exited, 3),
        ]);
    }

    [Fact]
    public async Task A_backend_that_asks_for_beginnings_and_ends_is_told_of_nothing_between_them()
    {
        var all = new CollectingBackend(FanoutItemKind.Session);
        var ends = new CollectingBackend(FanoutItemKind.Session);
        ends = new CollectingBackend { Profile = ends.Profile with { TakesSessionChanges = false } };
        await using (var bench = Begin(all, ends, Ignored))
            bench.Logger.Error("failed");

        all.Sessions.Select(static session => session.Sequence).ShouldBe([0, 1, 2]);
        ends.Sessions.Select(static session => (session.Status, session.Errors)).ShouldBe(
            [(FanoutSessionStatus.Ok, 0), (FanoutSessionStatus.Exited, 1)]);
    }

    [Fact]
    public async Task An_exception_that_ends_the_process_makes_it_crash_and_nothing_after_it_counts()
    {
        var backend = new CollectingBackend(FanoutItemKind.Session);
        await using (var bench = Begin(backend, Ignored))
            bench.Pipeline.EmitUnhandled(new InvalidOperationException("ends it"));
        backend.Sessions[^1].Status.ShouldBe(FanoutSessionStatus.Crashed);
        backend.Sessions[^1].Errors.ShouldBe(1);
        backend.Sessions.Count(static session => session.Status != FanoutSessionStatus.Ok).ShouldBe(1);
    }

    [Fact]
    public async Task A_signal_that_may_end_the_process_ends_it()
    {
        var backend = new CollectingBackend(FanoutItemKind.Session);
        await using var bench = Begin(backend);
        bench.Pipeline.BeginLastFlush()();
        backend.Sessions[^1].Status.ShouldBe(FanoutSessionStatus.Exited);
    }

    [Fact]
    public async Task Its_user_is_redacted_and_a_marker_is_no_user()
    {
        var backend = new CollectingBackend(FanoutItemKind.Session);
        using (FanoutContext.Push(userId: "u1"))
            await Begin(backend).DisposeAsync();
        using (FanoutContext.Push(userId: "jane@example.com"))
            await Begin(backend).DisposeAsync();
        backend.Sessions.Select(static session => session.UserId).Distinct().ShouldBe(["u1", null]);
    }

    [Fact]
    public async Task Without_the_option_or_a_backend_for_it_there_is_none()
    {
        var backend = new CollectingBackend(FanoutItemKind.Session);
        await new PipelineBench(
            static _ => { }, static _ => { }, static plan => plan, new PipelineServices(), backend).DisposeAsync();
        backend.Items.ShouldBeEmpty();
        var bench = Begin(Ignored);
        await bench.DisposeAsync();
        bench.Status.Kinds.ShouldBeEmpty();
    }

    [Fact]
    public void Its_id_is_a_UUID_of_version_seven_whose_first_half_is_the_time()
    {
        var text = SessionId.New(DateTimeOffset.FromUnixTimeMilliseconds(0x0123456789AB)).ToString();
        text.ShouldStartWith("01234567-89ab-7");
        text[19].ShouldBeOneOf('8', '9', 'a', 'b');
    }

    static PipelineBench Begin(params CollectingBackend[] backends) => new(
        static options => options.Sessions = SessionTracking.Application,
        static _ => { },
        static plan => plan,
        new PipelineServices(),
        backends);
}
