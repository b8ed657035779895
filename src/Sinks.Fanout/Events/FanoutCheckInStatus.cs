// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What has become of a job that is watched.</summary>
public enum FanoutCheckInStatus
{
    /// <summary>It has begun.</summary>
    InProgress = 0,

    /// <summary>It ended as it should.</summary>
    Ok = 1,

    /// <summary>It failed, or its end was missed.</summary>
    Error = 2,
}
