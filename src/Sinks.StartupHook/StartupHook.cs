// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Sinks.StartupHook;

/// <summary>
/// What the runtime calls before the application's Main when <c>DOTNET_STARTUP_HOOKS</c> names this assembly.
/// </summary>
[SuppressMessage("Design", "MA0047", Justification = "The runtime looks for it outside any namespace.")]
static class StartupHook
{
    const string PlugIn = "Sinks.Hosting";

    /// <summary>
    /// Starts the plug-in if the application has a host and what it brings fits. Whatever happens, the application runs
    /// as ever.
    /// </summary>
    public static void Initialize()
    {
        try
        {
            var application = ApplicationAssemblies.OfThisProcess();
            // Everything that .NET starts inherits the variable. Without a host there is nothing to plug into.
            if (!application.Has("Microsoft.Extensions.Hosting"))
                return;
            var folder = new OwnFolder(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!);
            if (new Fit(application, folder).WhyNot(PlugIn) is { } why)
                Say($"does nothing in this application: {why}");
            else
                Start(folder);
        }
        catch (Exception failure)
        {
            Say($"could not be started ({failure.GetType().Name}), and the application runs without it.");
        }
    }

    static void Start(OwnFolder folder)
    {
        AppDomain.CurrentDomain.AssemblyResolve += folder.Resolve;
        var plugIn = Assembly.Load(new AssemblyName(PlugIn)).GetType("Sinks.Hosting.HostPlugIn", throwOnError: true)!;
        plugIn.GetMethod("Start", [])!.CreateDelegate<Action>()();
    }

    static void Say(string sentence) => Console.Error.WriteLine($"Sinks: {sentence}");
}
