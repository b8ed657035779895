// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The closed list of shapes a <see cref="FanoutValue"/> has.</summary>
public enum FanoutValueKind
{
    /// <summary>No value.</summary>
    Null = 0,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number that fits 64 bits with sign.</summary>
    Integer,

    /// <summary>A binary floating-point number; may be NaN or infinite.</summary>
    Double,

    /// <summary>A decimal number; also whole numbers beyond 64 bits with sign.</summary>
    Decimal,

    /// <summary>Text; also Guid, Uri, enum and everything that has no shape of its own.</summary>
    Text,

    /// <summary>A point in time with its offset.</summary>
    Timestamp,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A list of values.</summary>
    Sequence,

    /// <summary>Named values: an object or a dictionary.</summary>
    Structure,
}
