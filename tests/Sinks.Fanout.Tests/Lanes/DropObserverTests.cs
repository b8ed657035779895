// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Lanes;

/// <summary>What a lane tells its backend of what is lost.</summary>
public sealed class DropObserverTests
{
    static readonly Arbitrary<int> AnySeed = Gen.Choose(int.MinValue / 2, int.MaxValue / 2).ToArbitrary();

    [Fact]
    public void Events_over_the_queue_limit_are_told_once_with_their_number()
    {
        var backend = new ObservingBackend { Otherwise = static _ => new TaskCompletionSource<SendResult>().Task };
        var bench = new LaneBench(backend, static options => options.QueueLimit = 8);

        bench.Offer("in flight");
        bench.Offer(LogEventLevel.Information, [.. Enumerable.Range(0, 20).Select(static i => $"{i}")]);

        backend.Told.ShouldHaveSingleItem().ShouldBe((FanoutItemKind.Event, "queue_full", 14));
        bench.Status.Dropped.ShouldCount("queue_full", 14);
    }

    [Fact]
    public void Each_reason_is_told_with_its_own_number()
    {
        var backend = new ObservingBackend
        {
            Text = static (message, _) => message == "bad" ? throw new FormatException() : message,
        };
        backend.Then(SendResult.Partial("HTTP 207", [0, 1], []));
        var bench = new LaneBench(backend);

        bench.Offer("a", "b", "bad", "c");

        backend.Told.ShouldBe(
            [(FanoutItemKind.Event, "encode_failed", 1), (FanoutItemKind.Event, "rejected", 2)], ignoreOrder: true);
        bench.Status.Delivered.ShouldBe(1);
    }

    [Fact]
    public void What_sampling_leaves_out_is_told_and_what_level_and_filter_leave_out_is_not()
    {
        var backend = new ObservingBackend();
        var bench = new LaneBench(backend, static options =>
        {
            options.SampleRate = 0;
            options.Ignore.Templates = ["noise"];
        });

        bench.Offer(LogEventLevel.Debug, "below the level").Offer("noise").Offer("a", "b", "c");

        backend.Told.ShouldHaveSingleItem().ShouldBe((FanoutItemKind.Event, "sampled", 3));
        bench.Status.Filtered.Values.Sum().ShouldBe(5);
        bench.Said.ShouldBeEmpty("nothing was lost");
    }

    [Fact]
    public void What_shutdown_drops_is_told_before_the_backend_is_disposed()
    {
        var backend = new ObservingBackend { Otherwise = static _ => new TaskCompletionSource<SendResult>().Task };
        var bench = new LaneBench(backend, static options => options.BatchSizeLimit = 1).Offer("in flight", "waits");

        bench.Lane.Abandon();

        backend.IsDisposed.ShouldBeFalse();
        backend.Told.Sum(static told => told.Count).ShouldBe(2);
        backend.Told.ShouldAllBe(static told => told.Reason == "shutdown");
    }

    [Fact]
    public void After_a_reload_the_present_backend_is_told()
    {
        var former = new ObservingBackend();
        var present = new ObservingBackend { Otherwise = static _ => Task.FromResult(SendResult.Rejected("HTTP 400")) };
        var bench = new LaneBench(former).Offer("fine").Retune(backend: present);

        bench.Offer("poison");

        former.Told.ShouldBeEmpty();
        present.Told.ShouldHaveSingleItem().ShouldBe((FanoutItemKind.Event, "rejected", 1));
    }

    [Fact]
    public void A_backend_that_throws_when_it_is_told_costs_nothing()
    {
        var backend = new ObservingBackend { IsThrowing = true };
        backend.Then(SendResult.Rejected("HTTP 400"));
        var bench = new LaneBench(backend).Offer("poison").Offer("fine");

        backend.Told.ShouldHaveSingleItem();
        backend.Messages.ShouldBe(["poison", "fine"]);
        bench.Said.ShouldHaveSingleItem().ShouldContain("dropped 1 events as rejected");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_backend_is_told_outside_of_the_lane_s_lock()
    {
        LaneBench? bench = null;
        var couldAsk = false;
        var backend = new ObservingBackend
        {
            OnTold = () => couldAsk = Task.Run(() => bench!.Status.ShouldBalance()).Wait(TimeSpan.FromSeconds(10)),
            Otherwise = static _ => Task.FromResult(SendResult.Rejected("HTTP 400")),
        };
        bench = new LaneBench(backend);

        bench.Offer("poison");

        couldAsk.ShouldBeTrue("another thread got the status meanwhile");
    }

    [Fact]
    public void Whatever_the_server_does_all_that_is_told_is_all_that_the_books_say() =>
        Prop.ForAll(AnySeed, static seed => Live(seed))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Scale.Of(100, 5_000)));

    static void Live(int seed)
    {
        var random = new Random(seed);
        var time = new TestTimeProvider();
        var server = new MoodyServer(random, time, TimeSpan.FromSeconds(5));
        server.ChangeMood();
        var inner = server.NewBackend();
        var backend = new ObservingBackend { Text = inner.Text, Otherwise = inner.Otherwise, TrimLevels = 1 };
        var bench = new LaneBench(
            backend, options => (options.QueueLimit, options.SampleRate) = (random.Next(1, 20), 0.7), time: time);
        for (var i = 0; i < 30; i++)
        {
            var kind = (string[])["fine", "poison", "large", "unencodable"];
            bench.Offer([.. Enumerable.Range(0, random.Next(10)).Select(j => $"{i}.{j}:{kind[random.Next(4)]}:")]);
            bench.Advance(TimeSpan.FromSeconds(random.Next(20)));
        }

        server.IsAbandoned = true;
        bench.Lane.Abandon();

        var told = backend.Told.GroupBy(static told => told.Reason, StringComparer.Ordinal).ToDictionary(
            static reason => reason.Key, static reason => reason.Sum(static told => (long)told.Count));
        var books = bench.Status.Dropped.Concat(bench.Status.Filtered).ToDictionary();
        told.ShouldBe(books, ignoreOrder: true, $"seed {seed}");
    }
}
