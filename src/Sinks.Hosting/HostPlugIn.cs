// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;

namespace Sinks.Hosting;

/// <summary>
/// Reports the errors of every host of this process to the backends its configuration names. The package calls it by
/// itself in C# applications, and the startup hook in applications nobody changed; other languages may call it as the
/// first thing in Main.
/// </summary>
public static class HostPlugIn
{
    static int Started;

    /// <summary>
    /// Watches for hosts from now on; however often it is called, once per process. A host is left alone when no
    /// backend is named in its section <c>Fanout</c> or by <c>Fanout__*</c> variables, when <c>Fanout__Enabled</c> is
    /// false, and when it reports by other means already. Throws nothing.
    /// </summary>
    public static void Start()
    {
        if (Interlocked.Exchange(ref Started, 1) != 0)
            return;
        try
        {
            SelfLogVariable.Apply(Environment.GetEnvironmentVariable(SelfLogVariable.Name));
            TaskScheduler.UnobservedTaskException += static (_, unobserved) => ReportUnobserved(unobserved.Exception);
            DiagnosticListener.AllListeners.Subscribe(new HostListeners());
        }
        catch (Exception failure)
        {
            Voice.Say(
                $"the plug-in could not be started ({failure.GetType().Name}), and the application runs without it.");
        }
    }

    /// <summary>Whether it counts as observed stays the host's business.</summary>
    static void ReportUnobserved(AggregateException exception) =>
        new UnobservedTasks(PipelineRegistry.Process, PipelineServices.Default).Report(exception);
}
