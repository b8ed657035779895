// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What is taken out of events before any backend sees them.</summary>
public sealed class RedactionOptions
{
    /// <summary>Whether events are redacted. Default true; false is announced at start-up.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Which property names are secret beyond the built-in ones, and which never are.</summary>
    public RedactionNames Names { get; } = new();
}
