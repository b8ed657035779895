// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>Whether an event is sent again after a 502, 503 or 504.</summary>
public enum ServerErrorPolicy
{
    /// <summary>Sent again, except to <c>*.sentry.io</c>, whose specification asks clients to drop it.</summary>
    Auto = 0,

    /// <summary>Sent again, whatever the host.</summary>
    Always,

    /// <summary>Dropped as <c>rejected</c>.</summary>
    Never,
}
