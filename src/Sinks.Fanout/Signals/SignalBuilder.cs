// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What signals are built with into what backends see.</summary>
/// <param name="redactor">Takes secrets out.</param>
/// <param name="monitors">The jobs that the configuration declares, by the name backends know them by.</param>
sealed class SignalBuilder(Redactor redactor, IReadOnlyDictionary<string, MonitorOptions>? monitors = null)
{
    readonly EventIds _ids = new();

    public Redactor Redactor => redactor;

    public SpanBuilder Spans { get; } = new(redactor);

    public Guid NextId() => _ids.Next();

    /// <summary>Who and what an item is about, without what would be redacted.</summary>
    public FanoutContext Read(FanoutContext? context) =>
        context is null or { IsEmpty: true } ? FanoutContext.Empty : redactor.RedactContext(context);

    /// <summary>What the configuration says of a job; null when it says nothing.</summary>
    public MonitorOptions? MonitorOf(string monitor) => monitors?.GetValueOrDefault(monitor);
}
