// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp;

/// <summary>How requests are compressed.</summary>
public enum OtlpCompression
{
    /// <summary>With gzip, which every OTLP server reads.</summary>
    Gzip = 0,

    /// <summary>Not at all.</summary>
    None,
}
