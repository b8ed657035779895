// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Serilog.Core;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Delivery;

/// <summary>Exceptions that are thrown on while the dispatcher reads them, through a whole pipeline.</summary>
[Collection(nameof(Alone))]
public sealed class ExceptionsUnderFireTests
{
    const int ThreadCount = 8;
    const int EventsPerThread = 300;

    [Fact]
    public async Task Exceptions_rethrown_after_they_were_logged_arrive_with_whole_frames()
    {
        var events = await LogAsync(static logger =>
        {
            try
            {
                Rethrow(logger);
            }
            catch (InvalidOperationException)
            {
                // Its frames have grown since it was logged.
            }
        });
        ShouldBeWhole(events);
        // Where it was thrown is known however far it has come since.
        events.ShouldAllBe(static item => item.Exception!.Frames[0].Function == nameof(Fail));
    }

    [Fact]
    public async Task Exceptions_thrown_anew_after_they_were_logged_arrive_without_torn_frames()
    {
        var events = await LogAsync(static logger =>
        {
            try
            {
                ThrowOn(logger);
            }
            catch (InvalidOperationException)
            {
                // Its trace was reset: whether it was read before or after that depends on the moment.
            }
        });
        ShouldBeWhole(events);
        string[] places = ["", nameof(Fail), nameof(ThrowOn)];
        events.Select(static item => item.Exception!.Frames is [var first, ..] ? first.Function : "").Distinct()
            .ShouldBeSubsetOf(places);
    }

    [Fact]
    public async Task One_instance_logged_and_thrown_by_eight_threads_arrives_each_time_without_torn_frames()
    {
        var shared = new InvalidOperationException("shared");
        var events = await LogAsync(logger =>
        {
            try
            {
                ThrowShared(shared);
            }
            catch (InvalidOperationException exception)
            {
                logger.Error(exception, "failed");
            }
        });
        ShouldBeWhole(events);
    }

    static async Task<List<FanoutEvent>> LogAsync(Action<Logger> failing)
    {
        var events = new List<FanoutEvent>();
        await using var bench = new PipelineBench(new ScriptedBackend { Captured = events });
        var threads = Enumerable.Range(0, ThreadCount).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < EventsPerThread; i++)
                failing(bench.Logger);
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        await bench.SettleAsync();
        bench.Status.Backends[0].Delivered.ShouldBe(ThreadCount * EventsPerThread);
        bench.Status.ShouldBalance();
        return events;
    }

    static void ShouldBeWhole(List<FanoutEvent> events)
    {
        events.Count.ShouldBe(ThreadCount * EventsPerThread);
        foreach (var exception in events.Select(static item => item.Exception!))
        {
            exception.Type.ShouldBe("System.InvalidOperationException");
            exception.Frames.ShouldAllBe(static frame => frame.Function.Length > 0);
            exception.Frames.ShouldAllBe(static frame => frame.Line >= 0);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Fail() => throw new InvalidOperationException("failed");

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Rethrow(Logger logger)
    {
        try
        {
            Fail();
        }
        catch (InvalidOperationException exception)
        {
            logger.Error(exception, "failed");
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2200", Justification = "It is what is tested.")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "RCS1044", Justification = "It is what is tested.")]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "MA0027", Justification = "It is what is tested.")]
    static void ThrowOn(Logger logger)
    {
        try
        {
            Fail();
        }
        catch (InvalidOperationException exception)
        {
            logger.Error(exception, "failed");
            throw exception;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ThrowShared(InvalidOperationException shared) => throw shared;
}
