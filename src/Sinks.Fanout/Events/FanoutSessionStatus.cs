// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What has become of a session.</summary>
public enum FanoutSessionStatus
{
    /// <summary>It goes on.</summary>
    Ok = 0,

    /// <summary>It ended as it should, perhaps after errors.</summary>
    Exited = 1,

    /// <summary>It ended by an exception that nobody handled.</summary>
    Crashed = 2,
}
