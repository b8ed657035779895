// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A part of the context that may also come as a log event's property.</summary>
enum ContextField
{
    WorkflowId,
    WorkflowRunId,
    Step,
    UserId,
    TenantId,
}
