// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sinks.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds <c>services.AddHealthChecks().AddFanout()</c>, where such methods are looked for.</summary>
public static class FanoutHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of the process's fan-outs. Healthy with every backend well, and without any; degraded with a
    /// mistake in the configuration, a backend that waits, is suspended or is off by mistake, or losses within the last
    /// minute; unhealthy when no backend that is wanted can send. The reasons are its description, the backends its
    /// data; there is no secret in them.
    /// </summary>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="name">The check's name. Default <c>fanout</c>.</param>
    /// <param name="failureStatus">What unhealthy is reported as; null for unhealthy.</param>
    /// <param name="tags">Tags to filter checks by, or null.</param>
    public static IHealthChecksBuilder AddFanout(
        this IHealthChecksBuilder builder,
        string name = "fanout",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        FanoutHealthCheck? check = null;
        return builder.Add(new HealthCheckRegistration(
            name,
            // One for all checks: it remembers what was lost before.
            services => check ??= new FanoutHealthCheck(services.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags));
    }
}
