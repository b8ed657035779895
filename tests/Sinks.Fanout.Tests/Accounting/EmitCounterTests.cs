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
}
