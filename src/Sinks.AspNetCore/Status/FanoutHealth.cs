// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sinks.AspNetCore;

/// <summary>How the fan-outs of the process are, and why. No backend at all is healthy: it is the default.</summary>
/// <param name="Status">The worst of all.</param>
/// <param name="Reasons">What is wrong, a sentence each, without secrets; empty when nothing is.</param>
sealed record FanoutHealth(HealthStatus Status, IReadOnlyList<string> Reasons)
{
    /// <summary>Judges what runs.</summary>
    /// <param name="statuses">The fan-outs of the process.</param>
    /// <param name="drops">What was lost lately, by reason.</param>
    public static FanoutHealth Of(IReadOnlyList<FanoutStatus> statuses, IReadOnlyDictionary<string, long> drops)
    {
        var reasons = new List<string>();
        var isDown = false;
        foreach (var status in statuses.Where(static status => status.IsRunning))
        {
            reasons.AddRange(status.Mistakes.Select(static mistake => mistake.ToString()));
            reasons.AddRange(status.Backends.Where(static backend => backend.IsDegraded).Select(Describe));
            if (!status.BooksBalance)
                reasons.Add($"{status.Name}: the books do not balance.");
            var wanted = status.Backends.Where(static backend => !IsOffByChoice(backend)).ToList();
            isDown |= wanted.Count > 0 && wanted.TrueForAll(IsDown);
        }

        reasons.AddRange(drops.Select(static drop => $"{drop.Value} dropped within the last minute: {drop.Key}."));
        var worst = isDown ? HealthStatus.Unhealthy : reasons.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy;
        return new FanoutHealth(worst, reasons);
    }

    static bool IsOffByChoice(BackendStatus backend) => backend is { State: BackendState.Off, IsDegraded: false };

    static bool IsDown(BackendStatus backend) =>
        backend.State is BackendState.Off or BackendState.Suspended or BackendState.Ended;

    static string Describe(BackendStatus backend) => backend.Why is { Length: > 0 } why
        ? $"{backend.Name}: {StateName(backend.State)}, {why}"
        : $"{backend.Name}: {StateName(backend.State)}.";

    /// <summary>As a reader is told of it.</summary>
    public static string StateName(BackendState state) => state switch
    {
        BackendState.Running => "running",
        BackendState.Waiting => "waiting",
        BackendState.Suspended => "suspended",
        BackendState.Ended => "ended",
        BackendState.Leaving => "leaving",
        _ => "off",
    };
}
