// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What belongs together: a trace, else a workflow run, a workflow, a user, a tenant, whichever is known first, else
/// the process. The tenant is part of every key but a trace's, so that no customer sees another one's breadcrumbs.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct TrailKey(TrailKind Kind, string? Tenant, string? Id)
{
    public static TrailKey Of(LogEvent logEvent, FanoutContext? ambient)
    {
        if (logEvent.TraceId is { } trace)
            return new TrailKey(TrailKind.Trace, null, trace.ToHexString());
        var context = ContextReader.Read(logEvent, ambient);
        return context switch
        {
            { WorkflowRunId: { } run } => new TrailKey(TrailKind.Run, context.TenantId, run),
            { WorkflowId: { } workflow } =>
                new TrailKey(TrailKind.Workflow, context.TenantId, $"{workflow} {context.UserId}"),
            { UserId: { } user } => new TrailKey(TrailKind.User, context.TenantId, user),
            _ => new TrailKey(TrailKind.Tenant, context.TenantId, null),
        };
    }
}
