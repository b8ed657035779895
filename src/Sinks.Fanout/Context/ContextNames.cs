// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Sinks.Fanout;

/// <summary>Under which property names the context is read from log events.</summary>
static class ContextNames
{
    public static FrozenDictionary<string, ContextField> Fields { get; } = new Dictionary<string, ContextField>(
        StringComparer.Ordinal)
    {
        ["WorkflowId"] = ContextField.WorkflowId,
        ["workflow_id"] = ContextField.WorkflowId,
        ["workflow.id"] = ContextField.WorkflowId,
        ["WorkflowRunId"] = ContextField.WorkflowRunId,
        ["workflow_run_id"] = ContextField.WorkflowRunId,
        ["workflow.run_id"] = ContextField.WorkflowRunId,
        ["workflow.run.id"] = ContextField.WorkflowRunId,
        ["Step"] = ContextField.Step,
        ["step"] = ContextField.Step,
        ["workflow.step"] = ContextField.Step,
        ["UserId"] = ContextField.UserId,
        ["user_id"] = ContextField.UserId,
        ["user.id"] = ContextField.UserId,
        ["enduser.id"] = ContextField.UserId,
        ["TenantId"] = ContextField.TenantId,
        ["tenant_id"] = ContextField.TenantId,
        ["tenant.id"] = ContextField.TenantId,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryGet(string name, out ContextField field) => Fields.TryGetValue(name, out field);
}
