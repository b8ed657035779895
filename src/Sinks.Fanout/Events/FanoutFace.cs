// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The way an event came in.</summary>
public enum FanoutFace
{
    /// <summary>The Serilog sink.</summary>
    Serilog = 0,

    /// <summary>The provider for Microsoft.Extensions.Logging.</summary>
    MicrosoftExtensionsLogging = 1,

    /// <summary>The plug-in for applications whose code is not changed.</summary>
    PlugIn = 2,

    /// <summary>A browser that reported an error of its page: exceptions and frames are those of JavaScript.</summary>
    Browser = 3,
}
