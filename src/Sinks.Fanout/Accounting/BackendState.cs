// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a backend's lane is doing.</summary>
public enum BackendState
{
    /// <summary>
    /// Off: disabled, without its essential setting, or with one that cannot be used; see <see
    /// cref="BackendStatus.Why"/>.
    /// </summary>
    Off = 0,

    /// <summary>Sending what comes.</summary>
    Running,

    /// <summary>Waiting after a failed send or for a rate limit to pass; events queue.</summary>
    Waiting,

    /// <summary>Refused by the server; events queue, and one is sent now and then as a probe.</summary>
    Suspended,

    /// <summary>Finished: the server said never again, or the pipeline was closed.</summary>
    Ended,

    /// <summary>Taken out of the configuration while events waited: those are sent, new ones are not taken.</summary>
    Leaving,
}
