// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What counts as a session.</summary>
public enum SessionTracking
{
    /// <summary>Nothing: no sessions are reported.</summary>
    None = 0,

    /// <summary>The run of the application, for tools and desktops: its beginning, and whether it exited or
    /// crashed.</summary>
    Application = 1,

    /// <summary>Each request that ASP.NET Core answers, for servers: counted, and reported once a minute.</summary>
    Request = 2,
}
