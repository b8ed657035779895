// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Datadog;

/// <summary>How requests are compressed.</summary>
public enum DatadogCompression
{
    /// <summary>With gzip.</summary>
    Gzip = 0,

    /// <summary>Not at all.</summary>
    None,
}
