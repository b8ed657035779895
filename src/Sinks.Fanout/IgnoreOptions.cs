// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Which events are not sent: those that at least one entry fits.</summary>
public sealed class IgnoreOptions : FilterOptions
{
    /// <summary>
    /// Whether cancellations that ASP.NET Core logs when a caller goes away are ignored. Null for a backend: as the
    /// fan-out says; for the fan-out: true.
    /// </summary>
    public bool? AbortedRequests { get; set; }
}
