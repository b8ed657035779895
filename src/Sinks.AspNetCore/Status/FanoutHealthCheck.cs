// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sinks.AspNetCore;

/// <summary>Tells the host's health checks how the fan-out is.</summary>
sealed class FanoutHealthCheck(TimeProvider time) : IHealthCheck
{
    readonly RecentDrops _drops = new(time);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var statuses = FanoutStatus.All;
        var health = FanoutHealth.Of(statuses, _drops.Since(statuses));
        var status = health.Status == HealthStatus.Unhealthy ? context.Registration.FailureStatus : health.Status;
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var running in statuses.Where(static known => known.IsRunning))
        {
            foreach (var backend in running.Backends)
            {
                data[$"{running.Name}:{backend.Name}"] =
                    $"{FanoutHealth.StateName(backend.State)}, delivered {backend.Delivered}, "
                    + $"waiting {backend.Waiting}, dropped {backend.Dropped.Values.Sum()}";
            }
        }

        return Task.FromResult(new HealthCheckResult(
            status, health.Reasons.Count == 0 ? "The fan-out is well." : string.Join(' ', health.Reasons), data: data));
    }
}
