// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace Sinks.AspNetCore;

/// <summary>Puts our middleware before all others.</summary>
sealed class RequestStartupFilter(IOptions<FanoutAspNetCoreOptions> options) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        ThrownExceptions.Watch();
        var code = options.Value;
        app.Use(following => new RequestMiddleware(following, code).InvokeAsync);
        next(app);
    };
}
