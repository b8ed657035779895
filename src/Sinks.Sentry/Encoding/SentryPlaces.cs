// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Properties that an event says in a place of its own (tag, user, logger, fingerprint) and does not repeat as extra.
/// One whose value differs from what is said there is kept.
/// </summary>
static class SentryPlaces
{
    static readonly FrozenDictionary<string, Func<FanoutEvent, string?>> Places =
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

    public static bool HasOwn(FanoutProperty property, FanoutEvent item)
    {
        if (string.Equals(property.Name, SentryFingerprint.Property, StringComparison.Ordinal))
            return SentryFingerprint.Read(property.Value).Count > 0;
        return property.Value.Kind == FanoutValueKind.Text
            && Places.TryGetValue(property.Name, out var said)
            && string.Equals(said(item), property.Value.AsText(), StringComparison.Ordinal);
    }
}
