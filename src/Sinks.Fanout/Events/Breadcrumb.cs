// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Something that was logged before an error, in the same trace or context.</summary>
public sealed record Breadcrumb
{
    /// <summary>When it was emitted.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Its level.</summary>
    public required LogEventLevel Level { get; init; }

    /// <summary>The rendered message, redacted.</summary>
    public required string Message { get; init; }

    /// <summary>The logger's category, or null.</summary>
    public string? Category { get; init; }

    /// <summary>The event's name, or null.</summary>
    public string? EventName { get; init; }

    /// <summary>The scalar properties, redacted.</summary>
    public FanoutProperties Properties { get; init; } = FanoutProperties.Empty;

    /// <summary>The full name of the exception's type, or null.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>A short description without the message.</summary>
    public override string ToString() => $"{Level} {Timestamp:O}";
}
