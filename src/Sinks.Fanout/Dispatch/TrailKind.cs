// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What a trail is the trail of.</summary>
enum TrailKind
{
    Trace,
    Run,
    Workflow,
    User,
    Tenant,
}
