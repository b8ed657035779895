// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>
/// Goes through every order in which the steps of some threads can happen, with their stores reaching memory as late as
/// they like (total store order), and looks for a dispatcher that sleeps though it should not. The last thread is the
/// dispatcher.
/// </summary>
sealed class Explorer(int threshold, params IThreadProgram[] programs)
{
    readonly Dictionary<(int Thread, int Turn, string Results), (Request Pending, int? NextTurn)> _known = [];
    readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    readonly Stack<World> _open = new();

    /// <summary>Different worlds that were met.</summary>
    public int Worlds => _seen.Count;

    /// <summary>The first world in which a wake is lost, as a text; null when there is none.</summary>
    public string? FindLostWake()
    {
        Meet(World.Of(programs.Length));
        while (_open.TryPop(out var world))
        {
            if (IsLost(world))
                return world.Key();
            for (var thread = 0; thread < programs.Length; thread++)
            {
                Flush(world, thread);
                Step(world, thread);
            }
        }

        return null;
    }

    void Meet(World world)
    {
        if (_seen.Add(world.Key()))
            _open.Push(world);
    }

    void Flush(World world, int thread)
    {
        var state = world.Threads[thread];
        if (state.Buffer.IsEmpty)
            return;
        var (cell, value) = state.Buffer[0];
        Meet((world with { Memory = world.Memory.SetItem(cell, value) })
            .With(thread, state with { Buffer = state.Buffer.RemoveAt(0) }));
    }

    void Step(World world, int thread)
    {
        var state = world.Threads[thread];
        if (state.Turn < 0)
            return;
        var request = Pending(thread, state);
        var memory = request.Step is WakeStep.Signal or WakeStep.Wait ? 0 : world.Memory[request.Cell];
        switch (request.Step)
        {
            case WakeStep.Read:
                Meet(Next(world, thread, state.Did(state.Buffered(request.Cell) ?? memory)));
                break;
            case WakeStep.Write:
                Meet(Next(world, thread, state.Did(0) with { Buffer = state.Buffer.Add((request.Cell, request.Value)) }));
                break;
            case WakeStep.Await when memory != 0:
                Meet(Next(world, thread, state.Did(memory)));
                break;
            case WakeStep.Exchange when state.Buffer.IsEmpty:
                Meet(Next(Set(world, request.Cell, request.Value), thread, state.Did(memory)));
                break;
            case WakeStep.Claim when state.Buffer.IsEmpty:
                Meet(Next(Set(world, request.Cell, memory + 1), thread, state.Did(memory)));
                break;
            case WakeStep.Signal when state.Buffer.IsEmpty:
                Meet(Next(world with { IsSignalled = true }, thread, state.Did(0)));
                break;
            case WakeStep.Wait when state.Buffer.IsEmpty && (world.IsSignalled || request.Value > 0):
                Meet(Next(world with { IsSignalled = false }, thread, state.Did(0)));
                break;
        }
    }

    static World Set(World world, int cell, long value) => world with { Memory = world.Memory.SetItem(cell, value) };

    /// <summary>A turn that is over begins the next one.</summary>
    World Next(World world, int thread, ThreadState state) =>
        Look(thread, state).NextTurn is { } turn
            ? world.With(thread, state with { Turn = turn, Results = [] })
            : world.With(thread, state);

    Request Pending(int thread, ThreadState state) => Look(thread, state).Pending;

    /// <summary>Runs the thread's real code as far as its results go.</summary>
    (Request Pending, int? NextTurn) Look(int thread, ThreadState state)
    {
        var key = (thread, state.Turn, string.Join(' ', state.Results));
        if (_known.TryGetValue(key, out var known))
            return known;
        var replay = new Replay(state.Results);
        try
        {
            known = (default, programs[thread].Turn(replay, state.Turn));
        }
        catch (Replay.Stopped)
        {
            known = (replay.Pending, null);
        }

        return _known[key] = known;
    }

    /// <summary>
    /// Nobody else has anything left to do, the dispatcher waits unsignalled, and what is claimed is not what may wait:
    /// nothing at all while it waits without limit, no error and no more than the threshold while it lingers, no more
    /// than the threshold in the pause after an error.
    /// </summary>
    bool IsLost(World world)
    {
        var dispatcher = world.Threads[^1];
        if (world.IsSignalled
            || world.Threads.Any(static thread => !thread.Buffer.IsEmpty)
            || world.Threads.SkipLast(1).Any(static thread => thread.Turn >= 0)
            || Pending(programs.Length - 1, dispatcher) is not { Step: WakeStep.Wait } wait)
        {
            return false;
        }

        var claimed = (int)world.Memory[Cells.Claimed];
        var hasError = Enumerable.Range(wait.Cell, claimed - wait.Cell)
            .Any(place => world.Memory[Cells.FirstSlot + place] > 1);
        return wait.Value switch
        {
            0 => claimed > wait.Cell,
            1 => hasError || claimed - wait.Cell > threshold,
            _ => claimed - wait.Cell > threshold,
        };
    }
}
