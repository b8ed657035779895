// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Bench;

/// <summary>
/// A fan-out whose intake is full because its dispatcher is held: by a property whose text takes for ever to make.
/// </summary>
sealed class HeldEngine
{
    readonly ManualResetEventSlim _hold;

    HeldEngine(Engine engine, ManualResetEventSlim hold)
    {
        Engine = engine;
        _hold = hold;
    }

    public Engine Engine { get; }

    public static async Task<HeldEngine> StartAsync()
    {
        var hold = new ManualResetEventSlim();
        var engine = Engine.Instant(1, LogEventLevel.Error);
        var holder = new Holder(hold);
        engine.Face.Emit(Sample.Event(LogEventLevel.Error, stage: holder));
        await holder.Reached;
        var filler = Sample.Event(LogEventLevel.Fatal);
        while (engine.Status().Dropped.Count == 0)
            engine.Face.Emit(filler);
        return new HeldEngine(engine, hold);
    }

    public async Task EndAsync()
    {
        _hold.Set();
        await Engine.FlushAsync();
        Engine.CheckedStatus();
        await Engine.DisposeAsync();
    }

    sealed class Holder(ManualResetEventSlim hold)
    {
        readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public override string ToString()
        {
            _reached.TrySetResult();
            hold.Wait();
            return "held";
        }
    }
}
