// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
#if WEB
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
#endif

namespace Sinks.Hosting.Apps;

/// <summary>The ways an application ends. Each says "ending" when it begins to.</summary>
static class Endings
{
    public static int Run(IHost host, string ending)
    {
        host.Start();
        host.Services.GetRequiredService<ILogger<FailingService>>().LogError("accepted before the end");
        switch (ending)
        {
            case "stop":
                host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
                break;
            case "throw":
                Say("ending");
                throw new InvalidOperationException("nobody catches this");
            case "exit":
                Say("ending");
                Environment.Exit(7);
                break;
            case "fail in the background":
                FailingService.Fail();
                break;
            case "forget a task":
                ForgetTask();
                host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
                break;
#if WEB
            case "fail in a request":
                Request(host);
                host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
                break;
#endif
            case "wait":
                break;
            default:
                throw new ArgumentException($"There is no ending '{ending}'.", nameof(ending));
        }

        Say("ending");
        host.WaitForShutdown();
        return 3;
    }

    static void ForgetTask()
    {
        Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Nothing of the task may be left on the caller's stack.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Forget()
    {
        var task = Task.Run(static () => throw new InvalidOperationException("nobody awaits this"));
        ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
    }

#if WEB
    static void Request(IHost host)
    {
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var failing = new Uri(new Uri(addresses.Addresses.Single()), "/fail");
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, failing);
        using var answer = client.Send(request);
        Say($"{(int)answer.StatusCode}");
    }
#endif

    static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
