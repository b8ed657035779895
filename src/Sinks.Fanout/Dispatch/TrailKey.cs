// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// What belongs together: a trace, else a workflow run, a workflow, a user, a tenant, whichever is known first, else
/// the process. The tenant is part of every key but a trace's, so that no customer sees another one's breadcrumbs.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct TrailKey(TrailKind Kind, string? Tenant, string? Id)
{
    const int LengthLimit = 256;

    public static TrailKey Of(LogEvent logEvent, FanoutContext? ambient)
    {
        if (logEvent.TraceId is { } trace)
            return new TrailKey(TrailKind.Trace, null, trace.ToHexString());
        var context = ContextReader.Read(logEvent, ambient);
        var tenant = Bounded(context.TenantId);
        return context switch
        {
            { WorkflowRunId: { } run } => new TrailKey(TrailKind.Run, tenant, Bounded(run)),
            { WorkflowId: { } workflow } => new TrailKey(
                TrailKind.Workflow, tenant, $"{Bounded(workflow)} {Bounded(context.UserId)}"),
            { UserId: { } user } => new TrailKey(TrailKind.User, tenant, Bounded(user)),
            _ => new TrailKey(TrailKind.Tenant, tenant, null),
        };
    }

    /// <summary>A key is held for minutes, and an id may be a text of any length.</summary>
    static string? Bounded(string? id) => id?.Length > LengthLimit
        ? Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())))
        : id;
}
