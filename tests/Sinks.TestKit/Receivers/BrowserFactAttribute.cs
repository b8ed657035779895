// SPDX-License-Identifier: Apache-2.0
using Xunit;

namespace Sinks.TestKit.Receivers;

/// <summary>
/// A test in a browser nobody here wrote: skipped with the reason when Chromium, Node.js or a script is missing, unless
/// <c>SINKS_RECEIVERS=required</c>, under which it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = ReceiverPrerequisites.Here.BrowserSkip;
}
