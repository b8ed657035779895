// SPDX-License-Identifier: Apache-2.0
using Xunit;

namespace Sinks.TestKit.Receivers;

/// <summary>
/// A test against a third-party receiver: skipped with the reason when Node.js or the packages are missing,
/// unless <c>SINKS_RECEIVERS=required</c>, under which it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReceiverFactAttribute : FactAttribute
{
    public ReceiverFactAttribute() => Skip = ReceiverPrerequisites.Here.ReceiverSkip;
}
