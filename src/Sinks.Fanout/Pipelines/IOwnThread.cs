// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A thread of the pipeline's own.</summary>
interface IOwnThread
{
    /// <summary>Starts it, without the starter's execution context.</summary>
    void Start();

    /// <summary>Waits until it has ended.</summary>
    /// <returns>False when the limit passed first.</returns>
    bool Join(TimeSpan limit);
}
