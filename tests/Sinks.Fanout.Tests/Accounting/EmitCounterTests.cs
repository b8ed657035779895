// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Accounting;

public class EmitCounterTests
{
    [Fact]
    public void Every_increment_of_every_thread_counts()
    {
        var counter = new EmitCounter();
        counter.Value.ShouldBe(0);
        var threads = Enumerable.Range(0, 16).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 10_000; i++)
                counter.Increment();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        counter.Value.ShouldBe(160_000);
    }

    [Fact]
    public void What_ended_threads_counted_stays_counted_however_many_there_were()
    {
        var counter = new EmitCounter();
        for (var i = 1; i <= 300; i++)
        {
            var thread = new Thread(counter.Increment);
            thread.Start();
            thread.Join();
            counter.Value.ShouldBe(i);
        }
    }

    [Fact]
    public void Counters_that_share_a_place_in_a_thread_do_not_count_for_each_other()
    {
        // More than a thread has places.
        var counters = Enumerable.Range(0, 200).Select(_ => new EmitCounter()).ToList();
        for (var round = 0; round < 3; round++)
            counters.ForEach(counter => counter.Increment());
        counters.ShouldAllBe(counter => counter.Value == 3);
    }

    [Fact]
    public void Counting_allocates_nothing_once_the_thread_is_known()
    {
        var counter = new EmitCounter();
        counter.Increment();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            counter.Increment();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
