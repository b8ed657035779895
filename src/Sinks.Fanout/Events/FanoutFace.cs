// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The way an event came in.</summary>
public enum FanoutFace
{
    /// <summary>The Serilog sink.</summary>
    Serilog = 0,
}
