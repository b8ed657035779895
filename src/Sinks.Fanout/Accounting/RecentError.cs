// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>An error that was reported lately, as backends saw it: redacted.</summary>
public sealed record RecentError
{
    /// <summary>When it was emitted.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Error or Fatal.</summary>
    public required LogEventLevel Level { get; init; }

    /// <summary>The rendered message, at most 200 characters of it.</summary>
    public required string Message { get; init; }

    /// <summary>The full name of the exception's type, or null.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>The logger's category, or null.</summary>
    public string? SourceContext { get; init; }

    /// <summary>The event's name, or null.</summary>
    public string? EventName { get; init; }

    /// <summary>W3C trace id, or null.</summary>
    public string? TraceId { get; init; }
}
