// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

namespace Sinks.Fanout.Tests.Contexts;

/// <summary>Awaiting it continues on a thread that did not exist before.</summary>
readonly struct AnotherThread : INotifyCompletion
{
    public bool IsCompleted => false;

    public AnotherThread GetAwaiter() => this;

    public void GetResult()
    {
        // Nothing comes of it.
    }

    public void OnCompleted(Action continuation) => new Thread(() => continuation()).Start();
}
