// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Finds a place for each property: one of its own (user, logger, fingerprint, thread), a tag, a file, a context, else
/// extra. One whose value differs from what is said there is extra.
/// </summary>
sealed class SentryPlaces(SentrySource source, SentryContent content)
{
    static readonly FrozenDictionary<string, Func<FanoutEvent, string?>> Own =
        new Dictionary<string, Func<FanoutEvent, string?>>(StringComparer.OrdinalIgnoreCase)
        {
            ["SourceContext"] = static item => item.SourceContext,
            ["EventName"] = static item => item.EventName,
            ["WorkflowId"] = static item => item.Context.WorkflowId,
            ["workflow_id"] = static item => item.Context.WorkflowId,
            ["workflow.id"] = static item => item.Context.WorkflowId,
            ["WorkflowRunId"] = static item => item.Context.WorkflowRunId,
            ["workflow_run_id"] = static item => item.Context.WorkflowRunId,
            ["workflow.run.id"] = static item => item.Context.WorkflowRunId,
            ["workflow.run_id"] = static item => item.Context.WorkflowRunId,
            ["Step"] = static item => item.Context.Step,
            ["UserId"] = static item => item.Context.UserId,
            ["user_id"] = static item => item.Context.UserId,
            ["user.id"] = static item => item.Context.UserId,
            ["TenantId"] = static item => item.Context.TenantId,
            ["tenant_id"] = static item => item.Context.TenantId,
            ["tenant.id"] = static item => item.Context.TenantId,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Contexts that receivers read in their own way; an object of that name goes to extra.</summary>
    static readonly FrozenSet<string> KnownContexts = new[]
    {
        "app", "browser", "cloud_resource", "culture", "device", "feedback", "flags", "gpu", "memory_info", "monitor",
        "nel", "os", "otel", "performance_score", "profile", "reprocessing", "replay", "response", "runtime", "state",
        "threadpool_info", "trace", "unity", "workflow",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    readonly SentryTags _tags = new(source.Tags);

    /// <summary>Places the properties of a draft and collects its tags.</summary>
    public void Find(SentryDraft draft)
    {
        SentryTags.AddContext(draft);
        SentryExceptionData.AddTags(draft);
        var properties = draft.Event.Properties.AsSpan();
        for (var i = 0; i < properties.Length; i++)
            draft.Place(i, PlaceOf(properties[i], draft));
        _tags.AddDefaults(draft);
    }

    /// <summary>A name that would tell receivers to read the context as one they know is none.</summary>
    public static bool IsContextName(string name) =>
        name.Length is > 0 and <= SentryLimits.TagText && !KnownContexts.Contains(name);

    /// <summary>Whether a property says what the event says of itself, such as its workflow.</summary>
    public static bool IsSaidByContext(FanoutProperty property, FanoutEvent item) =>
        property.Value.Kind == FanoutValueKind.Text
        && Own.TryGetValue(property.Name, out var said)
        && string.Equals(said(item), property.Value.AsText(), StringComparison.Ordinal);

    SentryPlace PlaceOf(FanoutProperty property, SentryDraft draft)
    {
        if (IsSaidElsewhere(property, draft.Event))
            return SentryPlace.Elsewhere;
        if (!content.TagProperties.IsEmpty && content.TagProperties.Contain(property.Name)
            && SentryTags.TryAddWhole(draft, property))
            return SentryPlace.Elsewhere;
        // A member "type" would tell receivers the same as a name they know.
        return property.Value.Kind == FanoutValueKind.Structure && IsContextName(property.Name)
            && !property.Value.AsStructure().TryGetValue("type", out _)
            ? SentryPlace.Context
            : SentryPlace.Extra;
    }

    static bool IsSaidElsewhere(FanoutProperty property, FanoutEvent item)
    {
        if (string.Equals(property.Name, SentryFingerprint.Property, StringComparison.Ordinal))
            return SentryFingerprint.Read(property.Value).Count > 0;
        if (string.Equals(property.Name, SentryThreads.IdProperty, StringComparison.Ordinal))
            return SentryThreads.IdOf(item) is not null && (item.Exception is not null || item.Stack.Count > 0);
        return IsSaidByContext(property, item);
    }
}
