// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;
using Shouldly;
using Sinks.Fanout;
using Xunit;

namespace Sinks.TestKit;

/// <summary>
/// What every backend must do, against a real loopback server. A backend's test project derives a class from it and
/// says how the backend is configured and how its requests are read.
/// </summary>
public abstract partial class BackendConformance
{
    /// <summary>The type's name in configuration.</summary>
    protected abstract string TypeName { get; }

    /// <summary>A secret that is part of every configuration here and must never be said aloud.</summary>
    protected abstract string Secret { get; }

    /// <summary>Names the backend in code.</summary>
    protected abstract void AddTo(FanoutBuilder fanout, string name, string address, Action<BackendOptions> configure);

    /// <summary>The backend's section, the lane's own settings aside.</summary>
    protected abstract IReadOnlyDictionary<string, string?> SectionFor(string address);

    /// <summary>The rendered messages of the events a request carries.</summary>
    protected abstract IReadOnlyList<string> MessagesIn(ReceivedRequest request);

    /// <summary>A request's body without what differs between two equal events: ids and times.</summary>
    protected abstract string Comparable(ReceivedRequest request);

    /// <summary>What of a request stays the same when the same events are sent again.</summary>
    protected virtual string Repeatable(ReceivedRequest request) => request.Text.Split('\n')[^1];

    /// <summary>What a server of this protocol answers when it takes everything.</summary>
    protected virtual Answer Taken => Answer.Ok;

    /// <summary>What it answers when it cannot read the content.</summary>
    protected virtual Answer Poisoned => Answer.Of(400);

    /// <summary>Statuses after which the same events are sent again.</summary>
    protected virtual IReadOnlyList<int> RetryStatuses => [503];

    /// <summary>Statuses that suspend the lane; none where the protocol has its events dropped instead.</summary>
    protected virtual IReadOnlyList<int> RefusedStatuses => [401, 403];

    [Fact]
    public async Task Code_section_and_environment_lead_to_the_same_bytes()
    {
        await using var server = await StartServerAsync();
        await using (var code = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick)))
            await EmitOne(code);
        await using (var section = FanoutHost.FromSection(WholeSection("main", server.Address)))
            await EmitOne(section);
        var environment = WholeSection("main", server.Address)
            .ToDictionary(
                value => $"Fanout__{value.Key.Replace(":", "__", StringComparison.Ordinal)}",
                value => value.Value);
        await using (var variables = FanoutHost.FromSection(FromEnvironment(environment)))
            await EmitOne(variables);
        var requests = await server.ReceivedAsync(3);
        Comparable(requests[1]).ShouldBe(Comparable(requests[0]));
        Comparable(requests[2]).ShouldBe(Comparable(requests[0]));
    }

    [Fact]
    public async Task Two_backends_of_this_type_each_deliver_to_their_own_server()
    {
        await using var first = await StartServerAsync();
        await using var second = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f =>
        {
            AddTo(f, "first", first.Address, Quick);
            AddTo(
                f,
                "second",
                second.Address,
                o => (o.BufferingTimeLimit, o.MinimumLevel) = (TimeSpan.Zero, LogEventLevel.Fatal));
        });
        host.Logger.Error("an error");
        host.Logger.Fatal("the end");
        await host.SettleAsync();
        Delivered(first).ShouldBe(["an error", "the end"], ignoreOrder: true);
        Delivered(second).ShouldBe(["the end"]);
    }

    [Fact]
    public async Task A_failing_server_gets_the_same_event_again_under_the_same_id()
    {
        await using var server = await StartServerAsync();
        server.Then([.. RetryStatuses.Select(static status => Answer.Of(status, ("Retry-After", "0")))]);
        server.Then(Answer.Reset);
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick), random: static () => 0);
        host.Logger.Error("try again");
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(1);
        server.Requests.Count.ShouldBe(RetryStatuses.Count + 2);
        server.Requests.Select(Repeatable).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_server_that_refuses_for_good_suspends_the_lane_and_loses_nothing()
    {
        foreach (var status in RefusedStatuses)
        {
            await using var server = await StartServerAsync();
            server.Then(Answer.Of(status));
            await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, o =>
            {
                Quick(o);
                o.SuspendedProbe = TimeSpan.FromMilliseconds(100);
            }));
            host.Logger.Error("refused at first");
            (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1, $"after HTTP {status}");
            server.Requests.Count.ShouldBe(2);
            host.Said.ShouldContain(sentence => sentence.Contains("suspended", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_poison_event_is_dropped_alone()
    {
        await using var server = await LoopbackServer.StartAsync(request =>
            MessagesIn(request).Contains("poison", StringComparer.Ordinal) ? Poisoned : Taken);
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick));
        foreach (var message in (string[])["a", "b", "poison", "c", "d"])
            host.Logger.Error("{Message}", message);
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(4);
        status.Backends[0].Dropped.ShouldCount("rejected", 1);
    }

    [Fact]
    public async Task A_full_queue_sheds_load_counts_it_and_says_so()
    {
        var answer = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(_ => Taken with { Until = answer.Task });
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, o =>
            (o.BufferingTimeLimit, o.QueueLimit) = (TimeSpan.Zero, 8)));
        for (var i = 0; i < 2000; i++)
            host.Logger.Error("event {Number}", i);
        answer.SetResult();
        var status = await host.SettleAsync();
        var backend = status.Backends[0];
        backend.Dropped.ShouldCount("queue_full", 2000 - backend.Delivered);
        backend.Delivered.ShouldBeLessThan(2000);
        Delivered(server).Count.ShouldBe((int)backend.Delivered);
        host.Said.ShouldContain(sentence => sentence.Contains("queue_full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_threads_deliver_each_event_exactly_once()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick));
        var threads = Enumerable.Range(0, 10).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < 50; i++)
                host.Logger.Error("{Thread}-{Number}", thread, i);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        await host.SettleAsync();
        var delivered = Delivered(server);
        delivered.Count.ShouldBe(500);
        delivered.Distinct(StringComparer.Ordinal).Count().ShouldBe(500);
    }

    [Fact]
    public async Task Closing_twice_and_emitting_afterwards_is_harmless_and_counted()
    {
        await using var server = await StartServerAsync();
        var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick));
        host.Logger.Error("before");
        host.Close();
        host.Close();
        host.Logger.Error("after");
        Delivered(server).ShouldBe(["before"]);
        host.Status.Dropped.ShouldCount("closed", 1);
        host.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_server_that_never_answers_holds_shutdown_no_longer_than_its_limit()
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Taken with { Until = Task.Delay(Timeout.Infinite) });
        var host = FanoutHost.FromCode(f =>
        {
            f.Options(o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1));
            AddTo(f, "main", server.Address, Quick);
        });
        host.Logger.Error("nobody answers");
        await server.ReceivedAsync(1);
        var clock = Stopwatch.StartNew();
        var status = host.Close();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        status.Backends[0].Dropped.ShouldCount("shutdown", 1);
    }

    [Fact]
    public async Task Hostile_text_arrives_as_valid_text()
    {
        await using var server = await StartServerAsync();
        await using var host = FanoutHost.FromCode(f => AddTo(f, "main", server.Address, Quick));
        host.Logger.Error("{Text}", "lone \ud800 surrogate, \0 NUL, \u001b[31m, \u2028");
        host.Logger.Error("{@Deep}", Enumerable.Range(0, 200).Aggregate((object)"end", (inner, _) => new { inner }));
        host.Logger.Error(new InvalidOperationException("\udc00"), "{Text}", new string('\u0001', 50_000));
        var status = await host.SettleAsync();
        status.Backends[0].Delivered.ShouldBe(3);
        server.Requests.SelectMany(MessagesIn).Count().ShouldBe(3);
    }

    Task<LoopbackServer> StartServerAsync() => LoopbackServer.StartAsync(_ => Taken);

    static void Quick(BackendOptions options)
    {
        options.BufferingTimeLimit = TimeSpan.Zero;
        options.MinimumLevel = LogEventLevel.Error;
    }

    static async Task EmitOne(FanoutHost host)
    {
        host.Logger.ForContext("Count", 3).Error("cannot convert {File}", "report.md");
        var status = await host.SettleAsync();
        status.Mistakes.ShouldBeEmpty();
        status.Backends[0].Delivered.ShouldBe(1);
    }

    static Dictionary<string, string?> FromEnvironment(Dictionary<string, string?> variables) => variables.ToDictionary(
        variable => variable.Key["Fanout__".Length..].Replace("__", ":", StringComparison.Ordinal),
        variable => variable.Value);

    List<string> Delivered(LoopbackServer server) => [.. server.Requests.SelectMany(MessagesIn)];

    Dictionary<string, string?> WholeSection(string name, string address)
    {
        var section = SectionFor(address).ToDictionary(value => $"Backends:{name}:{value.Key}", value => value.Value);
        section[$"Backends:{name}:Type"] = TypeName;
        section[$"Backends:{name}:BufferingTimeLimit"] = "00:00:00";
        section[$"Backends:{name}:MinimumLevel"] = "Error";
        return section;
    }
}
