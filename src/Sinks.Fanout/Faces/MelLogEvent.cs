// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What was logged through Microsoft.Extensions.Logging, as the event Serilog would have made of it. The emitting
/// thread leaves what it captured in a row; the dispatcher makes properties of it, before anybody reads them.
/// </summary>
sealed class MelLogEvent(
    DateTimeOffset timestamp,
    LogEventLevel level,
    Exception? exception,
    MessageTemplate messageTemplate,
    Activity? activity,
    int capacity = MelLogEvent.LeastCapacity) : LogEvent(
        timestamp, level, exception, messageTemplate, [], activity?.TraceId ?? default, activity?.SpanId ?? default)
{
    const int LeastCapacity = 4;

    KeyValuePair<string, object?>[]? _captured =
        new KeyValuePair<string, object?>[Math.Max(capacity, LeastCapacity)];

    long _chars = messageTemplate.Text.Length;

    /// <summary>The provider it came in by.</summary>
    public required FanoutLoggerProvider Provider { get; init; }

    /// <summary>Whether a sink may bring the same event.</summary>
    public bool MayHaveTwin { get; init; }

    /// <summary>How many values were set.</summary>
    public int CapturedCount { get; private set; }

    /// <summary>What its strings hold, in bytes; an estimate.</summary>
    public int TextBytes => (int)Math.Min(_chars, int.MaxValue / 2) * 2;

    /// <summary>
    /// Adds a property; one of the same name before it is replaced. A name nobody can write is left out.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="value">What <see cref="MelValues.Keep"/> gave.</param>
    public void Set(string? name, object? value)
    {
        if (!LogEventProperty.IsValidName(name!))
            return;
        if (CapturedCount == _captured!.Length)
            Array.Resize(ref _captured, 2 * CapturedCount);
        _captured[CapturedCount++] = KeyValuePair.Create(name!, value);
        _chars += name!.Length + TextSize.OfCaptured(value);
    }

    /// <summary>Makes the properties; nothing may be set any more.</summary>
    public void Complete()
    {
        if (_captured is not { } captured)
            return;
        _captured = null;
        foreach (var (name, value) in captured.AsSpan(0, CapturedCount))
            AddOrUpdateProperty(new LogEventProperty(name, MelValues.Finish(value)));
    }
}
