// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// A piece of work in a trace after redaction, made of an <see cref="Activity"/> that has stopped. Its
/// <see cref="FanoutItem.Timestamp"/> is when the work began.
/// </summary>
public sealed record FanoutSpan : FanoutItem
{
    /// <inheritdoc/>
    public override FanoutItemKind Kind => FanoutItemKind.Span;

    /// <summary>W3C trace id, 32 lower-case hex digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>W3C span id, 16 lower-case hex digits.</summary>
    public required string SpanId { get; init; }

    /// <summary>The span id of the work it is a part of, here or in another process; null for the first of a
    /// trace.</summary>
    public string? ParentSpanId { get; init; }

    /// <summary>Whether the work it is a part of is done by another process.</summary>
    public bool HasRemoteParent { get; init; }

    /// <summary>W3C trace flags, of which bit 0 says that the trace is sampled.</summary>
    public int TraceFlags { get; init; }

    /// <summary>W3C trace state as it came with the trace, redacted, or null.</summary>
    public string? TraceState { get; init; }

    /// <summary>What is done, as people read it: the activity's display name, redacted.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of work it is, as the activity's operation name says, redacted.</summary>
    public string Operation { get; init; } = "";

    /// <summary>Its part in a call between processes.</summary>
    public ActivityKind SpanKind { get; init; }

    /// <summary>The name of the activity source, empty for none.</summary>
    public string Source { get; init; } = "";

    /// <summary>The version of the activity source, or null.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How it ended, as far as the code says so.</summary>
    public ActivityStatusCode Status { get; init; }

    /// <summary>Why it failed, redacted, or null.</summary>
    public string? StatusDescription { get; init; }

    /// <summary>The activity's tags, typed and redacted, in their order; names are distinct.</summary>
    public FanoutProperties Attributes { get; init; } = FanoutProperties.Empty;

    /// <summary>What happened meanwhile, such as exceptions, oldest first; at most 128.</summary>
    public IReadOnlyList<FanoutSpanEvent> Events { get; init; } = [];

    /// <summary>Other work it has to do with; at most 128.</summary>
    public IReadOnlyList<FanoutSpanLink> Links { get; init; } = [];

    /// <summary>Attributes that were left out because there were more than 128.</summary>
    public int DroppedAttributes { get; init; }

    /// <summary>Events that were left out because there were too many.</summary>
    public int DroppedEvents { get; init; }

    /// <summary>Links that were left out because there were too many.</summary>
    public int DroppedLinks { get; init; }

    /// <summary>Who and what it was about when it stopped.</summary>
    public FanoutContext Context { get; init; } = FanoutContext.Empty;

    /// <summary>Whether no span of this process that is reported is above it in its trace.</summary>
    public bool IsLocalRoot { get; init; }

    /// <summary>
    /// The spans of this process below a local root that stopped before it did, in the order in which they stopped; at
    /// most 1,000. Empty for any other span, and where no backend takes spans within their root.
    /// </summary>
    public IReadOnlyList<FanoutSpan> Spans { get; init; } = [];

    /// <summary>Spans below a local root that were left out because there were too many.</summary>
    public int DroppedSpans { get; init; }

    /// <summary>
    /// Whether the caller in another process wants the trace kept; null for a trace that began here.
    /// </summary>
    internal bool? IsWantedByCaller { get; init; }

    /// <summary>Memory the span is reckoned to hold with those below it, in bytes.</summary>
    internal override int EstimatedBytes { get; init; }
}
