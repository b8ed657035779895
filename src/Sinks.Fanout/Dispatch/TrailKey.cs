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
        var tenant = KeyText.Bounded(context.TenantId);
        return context switch
        {
            { WorkflowRunId: { } run } => new TrailKey(TrailKind.Run, tenant, KeyText.Bounded(run)),
            { WorkflowId: { } workflow } => new TrailKey(
                TrailKind.Workflow, tenant, $"{KeyText.Bounded(workflow)} {KeyText.Bounded(context.UserId)}"),
            { UserId: { } user } => new TrailKey(TrailKind.User, tenant, KeyText.Bounded(user)),
            _ => new TrailKey(TrailKind.Tenant, tenant, null),
        };
    }
}
