// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>Makes what only the pipeline makes: the constructors are internal to Sinks.Fanout.</summary>
static class Constructors
{
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern BackendSetup NewSetup(
        string name,
        string path,
        TimeProvider time,
        Func<string, string?> variable,
        Action<string> report,
        Action<Mistake> mistake);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern FanoutBuilder NewBuilder();
}
