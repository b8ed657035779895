// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>When the frames of a logged exception are read.</summary>
public enum FrameCapture
{
    /// <summary>
    /// Moments after the log call, in the background. An exception that is thrown again meanwhile (<c>throw ex;</c>, or
    /// one instance shared by threads) shows the frames of that.
    /// </summary>
    Later = 0,

    /// <summary>In the log call, which then takes some 5 to 25 microseconds longer for each exception.</summary>
    AtEmit,
}
