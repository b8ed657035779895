// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Sinks.AspNetCore;

/// <summary>Adds the request, its user and its tenant to every event of an ASP.NET Core application.</summary>
public static class FanoutAspNetCoreExtensions
{
    /// <summary>
    /// Adds it. In C# applications that refer to the package it is added by itself; calling this is for what code alone
    /// can say, and for applications that turned that off. Twice is once.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets what code alone can say, or null.</param>
    public static IServiceCollection AddFanoutAspNetCore(
        this IServiceCollection services, Action<FanoutAspNetCoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, RequestStartupFilter>());
        if (configure is not null)
            services.Configure(configure);
        return services;
    }
}
