// SPDX-License-Identifier: Apache-2.0
using Sinks.Hosting;

namespace Sinks.AspNetCore;

/// <summary>
/// Adds requests, users and tenants to the events of every ASP.NET Core host of this process, and what Sinks.Hosting
/// does. The package calls it by itself in C# applications; other languages may call it as the first thing in Main.
/// </summary>
public static class AspNetCorePlugIn
{
    /// <summary>Watches for hosts from now on; however often it is called, once per process. Throws nothing.</summary>
    public static void Start()
    {
        HostAdditions.Add(static services => services.AddFanoutAspNetCore());
        HostPlugIn.Start();
    }
}
