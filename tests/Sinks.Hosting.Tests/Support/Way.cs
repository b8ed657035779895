// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosts.Tests.Support;

namespace Sinks.Hosting.Tests.Support;

/// <summary>A way to plug in, by its name in tests.</summary>
static class Way
{
    public const string Package = "package";
    public const string StartupHook = "startup hook";

    /// <summary>The web application plugged in that way.</summary>
    public static string App(string way) => way == Package ? "Plugged" : "Web";

    public static (string Name, string Value)[] Variables(string way, Receivers receivers) =>
        way == Package ? Support.App.Variables(receivers) : Support.App.Hooked(receivers);
}
