// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// Who and what an event is about. Ambient: it flows with async calls. Values are redacted before they reach a
/// backend; one that would be redacted is left out, because a marker is never an identity.
/// </summary>
/// <example>
/// <code>using (FanoutContext.Push(workflowId: "conversion", step: "parse", userId: user.Id)) { ... }</code>
/// </example>
public sealed record FanoutContext
{
    /// <summary>
    /// Surrounds the code of foreign sinks: what it logs is not reported, else it would go round for ever.
    /// </summary>
    internal static readonly FanoutContext OfForeignSinks = new() { IsOfForeignSink = true };

    /// <summary>A context that says nothing.</summary>
    public static FanoutContext Empty { get; } = new();

    /// <summary>The ambient context of the calling code; <see cref="Empty"/> when nothing was pushed.</summary>
    public static FanoutContext Current => ContextScope.Current?.Context ?? Empty;

    /// <summary>Which workflow, such as <c>document-conversion</c>, or null.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Which run of the workflow, or null.</summary>
    public string? WorkflowRunId { get; init; }

    /// <summary>The step of the workflow that is being carried out, or null.</summary>
    public string? Step { get; init; }

    /// <summary>The user on whose behalf the work is done: an id, never a name or an e-mail address, or null.</summary>
    public string? UserId { get; init; }

    /// <summary>The tenant (customer, organisation), or null.</summary>
    public string? TenantId { get; init; }

    /// <summary>
    /// The stack traces as they were at emit, on their way to the dispatcher. They are about one event alone, and so
    /// part of no context that anybody else sees.
    /// </summary>
    internal ExceptionTraces? Traces { get; init; }

    /// <summary>
    /// The sink the event came by, where another face may bring it too; like the traces about one event alone.
    /// </summary>
    internal PipelineLease? Sink { get; init; }

    /// <summary>The run of a job that is watched and goes on here, or null.</summary>
    internal MonitorRun? MonitorRun { get; init; }

    /// <summary>What errors take along; redacted and read later, and part of no context that a backend sees.</summary>
    internal AttachmentList? Attachments { get; init; }

    /// <summary>The request that the host answers here, or null; read later, and part of no context of a
    /// backend.</summary>
    internal AmbientRequest? Request { get; init; }

    /// <summary>Whether the code is a foreign sink's; every context made from this one says so too.</summary>
    internal bool IsOfForeignSink { get; init; }

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty =>
        WorkflowId is null && WorkflowRunId is null && Step is null && UserId is null && TenantId is null;

    /// <summary>
    /// Adds to the ambient context until the result is disposed; what is null here stays as it was around it.
    /// </summary>
    /// <param name="workflowId">Which workflow; null keeps the surrounding one.</param>
    /// <param name="workflowRunId">Which run of it; null keeps the surrounding one.</param>
    /// <param name="step">Which step; null keeps the surrounding one.</param>
    /// <param name="userId">The user's id; null keeps the surrounding one.</param>
    /// <param name="tenantId">The tenant's id; null keeps the surrounding one.</param>
    public static IDisposable Push(
        string? workflowId = null,
        string? workflowRunId = null,
        string? step = null,
        string? userId = null,
        string? tenantId = null)
    {
        var around = Current;
        var scope = Restore(around with
        {
            WorkflowId = workflowId ?? around.WorkflowId,
            WorkflowRunId = workflowRunId ?? around.WorkflowRunId,
            Step = step ?? around.Step,
            UserId = userId ?? around.UserId,
            TenantId = tenantId ?? around.TenantId,
        });
        return MonitoredWorkflow.Begin(around, Current, scope);
    }

    /// <summary>
    /// The ambient context, to be carried through a channel, a queue or a timer beside the work it belongs to.
    /// </summary>
    public static FanoutContext Capture() => Current;

    /// <summary>
    /// Makes a captured context the ambient one until the result is disposed. Scopes may be disposed twice and in any
    /// order: each takes away its own part.
    /// </summary>
    /// <param name="context">What <see cref="Capture"/> returned.</param>
    public static IDisposable Restore(FanoutContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // A foreign sink that carries contexts of its own, as a queue does, is still a foreign sink.
        return ContextScope.Begin(
            Current.IsOfForeignSink && !context.IsOfForeignSink ? context with { IsOfForeignSink = true } : context);
    }

    /// <summary>The ambient context or null: what the face takes on the emitting thread.</summary>
    internal static FanoutContext? CurrentOrNull => ContextScope.Current?.Context;

    internal string? Get(ContextField field) => field switch
    {
        ContextField.WorkflowId => WorkflowId,
        ContextField.WorkflowRunId => WorkflowRunId,
        ContextField.Step => Step,
        ContextField.UserId => UserId,
        _ => TenantId,
    };

    internal FanoutContext With(ContextField field, string? text) => field switch
    {
        ContextField.WorkflowId => this with { WorkflowId = text },
        ContextField.WorkflowRunId => this with { WorkflowRunId = text },
        ContextField.Step => this with { Step = text },
        ContextField.UserId => this with { UserId = text },
        _ => this with { TenantId = text },
    };
}
