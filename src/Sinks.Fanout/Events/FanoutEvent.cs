// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>A log event after redaction: built once by the dispatcher, shared by all lanes, never changed.</summary>
public sealed record FanoutEvent : FanoutItem
{
    /// <inheritdoc/>
    public override FanoutItemKind Kind => FanoutItemKind.Event;

    /// <summary>The level the event was emitted with.</summary>
    public required LogEventLevel Level { get; init; }

    /// <summary>
    /// The message template, redacted: <c>Cannot convert {File}</c>. Equal for all events of one call site.
    /// </summary>
    public required string Template { get; init; }

    /// <summary>The template's property names in the order of their holes; empty for a plain text.</summary>
    public IReadOnlyList<string> TemplateNames { get; init; } = [];

    /// <summary>The rendered message, redacted; strings without quotes.</summary>
    public required string Message { get; init; }

    /// <summary>All properties, typed and redacted, in the order of their names.</summary>
    public FanoutProperties Properties { get; init; } = FanoutProperties.Empty;

    /// <summary>The exception with its frames and inner exceptions, or null.</summary>
    public ExceptionInfo? Exception { get; init; }

    /// <summary>Whether nobody handled the exception: the process ended by it, or nobody awaited its task.</summary>
    public bool IsUnhandled { get; init; }

    /// <summary>
    /// Who told of an exception that nobody handled: <c>AppDomain.UnhandledException</c> or
    /// <c>UnobservedTaskException</c>; null when it was logged.
    /// </summary>
    public string? Mechanism { get; init; }

    /// <summary>The name of a named event such as <c>conversion_failed</c>, or null.</summary>
    public string? EventName { get; init; }

    /// <summary>The logger's category (Serilog's SourceContext), or null.</summary>
    public string? SourceContext { get; init; }

    /// <summary>W3C trace id, 32 lower-case hex digits, or null.</summary>
    public string? TraceId { get; init; }

    /// <summary>W3C span id, 16 lower-case hex digits, or null.</summary>
    public string? SpanId { get; init; }

    /// <summary>W3C trace flags, of which bit 0 says that the trace is sampled; null when they are not known.</summary>
    public int? TraceFlags { get; init; }

    /// <summary>Who and what the event is about.</summary>
    public FanoutContext Context { get; init; } = FanoutContext.Empty;

    /// <summary>
    /// What was logged before in the same trace or context, oldest first; empty unless the event is an error.
    /// </summary>
    public IReadOnlyList<Breadcrumb> Breadcrumbs { get; init; } = [];

    /// <summary>The HTTP request the host was answering, as far as properties tell of it, or null.</summary>
    public RequestInfo? Request { get; init; }

    /// <summary>Texts the event takes along; empty unless it is an error and code attached some.</summary>
    public IReadOnlyList<AttachmentInfo> Attachments { get; init; } = [];

    /// <summary>
    /// Where the event was logged, from the log call outwards; empty unless <c>AttachStacktrace</c> is on and the
    /// event is an error without an exception.
    /// </summary>
    public IReadOnlyList<FrameInfo> Stack { get; init; } = [];

    /// <summary>The face the event came in by.</summary>
    public FanoutFace Face { get; init; }

    /// <summary>Memory the event is reckoned to hold, in bytes; what <c>QueueBytesLimit</c> counts.</summary>
    internal override int EstimatedBytes { get; init; }
}
