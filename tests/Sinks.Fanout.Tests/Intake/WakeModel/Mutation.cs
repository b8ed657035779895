// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>A mistake put into the protocol, to see that the model finds it.</summary>
public enum Mutation
{
    /// <summary>The protocol as it is.</summary>
    None,

    /// <summary>The dispatcher waits without looking again.</summary>
    NoSecondLook,

    /// <summary>The dispatcher looks at the slot that would be filled next, not at the claim counter.</summary>
    LooksAtTheSlot,

    /// <summary>The dispatcher's announcement is still in its store buffer when it looks again.</summary>
    NoFence,

    /// <summary>An emitter looks whether to wake before it claims.</summary>
    ReadsBeforeTheClaim,
}
