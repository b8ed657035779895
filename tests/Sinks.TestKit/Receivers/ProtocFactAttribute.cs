// SPDX-License-Identifier: Apache-2.0
using Xunit;

namespace Sinks.TestKit.Receivers;

/// <summary>
/// A test with the compiler of protocol buffers: skipped with the reason where it is missing, unless required.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProtocFactAttribute : FactAttribute
{
    public ProtocFactAttribute() => Skip = ReceiverPrerequisites.Here.ProtocSkip;
}
