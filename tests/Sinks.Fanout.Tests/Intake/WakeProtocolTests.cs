// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout.Tests.Intakes.WakeModel;

namespace Sinks.Fanout.Tests.Intakes;

/// <summary>
/// The wake protocol's own code, run step by step in every order there is, with stores that reach memory as late as the
/// processor lets them. A stress test meets a few of these orders by luck; these tests meet all of them.
/// </summary>
public class WakeProtocolTests
{
    const int Threshold = 1;

    /// <summary>What two emitters emit: i a lower event, E an error.</summary>
    public static TheoryData<string, string> Emitters
    {
        get
        {
            var emitters = new TheoryData<string, string>
            {
                { "i", "i" }, { "i", "E" }, { "E", "E" }, { "ii", "i" }, { "iE", "i" }, { "Ei", "E" }, { "EE", "i" },
            };
            // Half a million worlds each.
            if (Scale.Of(0, 1) == 1)
            {
                emitters.Add("ii", "ii");
                emitters.Add("iE", "Ei");
                emitters.Add("EE", "EE");
            }

            return emitters;
        }
    }

    [Theory]
    [MemberData(nameof(Emitters))]
    public void No_order_of_steps_loses_a_wake(string first, string second)
    {
        foreach (var areErrorsDense in new[] { false, true })
        {
            var explorer = Explore(Mutation.None, first, second, areErrorsDense);
            explorer.FindLostWake().ShouldBeNull();
            explorer.Worlds.ShouldBeGreaterThan(1_000, "so few orders are not all of them");
        }
    }

    [Theory]
    [InlineData("i")]
    [InlineData("E")]
    [InlineData("iE")]
    public void No_order_of_steps_loses_a_wake_beside_a_flush(string emitted) =>
        new Explorer(Threshold, NewEmitter(Mutation.None, emitted), new Flusher(), NewDispatcher(Mutation.None))
            .FindLostWake().ShouldBeNull();

    /// <summary>The model is worth nothing if it does not find what is known to be wrong.</summary>
    [Theory]
    [InlineData(Mutation.NoSecondLook)]
    [InlineData(Mutation.LooksAtTheSlot)]
    [InlineData(Mutation.NoFence)]
    [InlineData(Mutation.ReadsBeforeTheClaim)]
    public void A_protocol_with_a_known_mistake_loses_a_wake(Mutation mutation) =>
        Explore(mutation, "i", "i", areErrorsDense: false).FindLostWake().ShouldNotBeNull();

    static Explorer Explore(Mutation mutation, string first, string second, bool areErrorsDense) => new(
        Threshold,
        NewEmitter(mutation, first),
        NewEmitter(mutation, second),
        NewDispatcher(mutation, areErrorsDense));

    static Emitter NewEmitter(Mutation mutation, string emitted) =>
        new(mutation, [.. emitted.Select(static kind => kind == 'E')]);

    static DispatcherModel NewDispatcher(Mutation mutation, bool areErrorsDense = false) =>
        new(mutation, Threshold, areErrorsDense);
}
