// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Sinks.Fanout;

namespace Sinks.Hosting;

/// <summary>
/// What a host tells while it is built. These events are what .NET's own design-time tools rely on; where a runtime
/// does not raise them, nothing happens. An exception here would be one of the host's Build: none is let out.
/// </summary>
sealed class HostEvents : IObserver<KeyValuePair<string, object?>>
{
    const string Building = "HostBuilding";
    const string Built = "HostBuilt";

    LoggerFace? _face;

    public static bool IsOfInterest(string name) => name is Building or Built;

    public void OnNext(KeyValuePair<string, object?> value)
    {
        try
        {
            if (string.Equals(value.Key, Building, StringComparison.Ordinal))
                OnBuilding(value.Value as IHostBuilder);
            else if (string.Equals(value.Key, Built, StringComparison.Ordinal))
                OnBuilt();
        }
        catch (Exception failure)
        {
            SayFailed(failure);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    /// <summary>
    /// The host's own services are complete when it comes to the last callback, and so is its configuration.
    /// </summary>
    void OnBuilding(IHostBuilder? host) => host?.ConfigureServices((context, services) =>
    {
        try
        {
            _face = FanoutPlugIn.AddTo(services, context.Configuration);
            HostAdditions.Apply(services);
        }
        catch (Exception failure)
        {
            SayFailed(failure);
        }
    });

    /// <summary>A host that is built has made its logger factory, and with it the providers.</summary>
    void OnBuilt()
    {
        if (_face is { IsAsked: false })
        {
            Voice.Say("the application's logger factory takes no providers, as Serilog's does: its events are not "
                + "reported. Add WriteTo.Fanout to its Serilog configuration.");
        }
    }

    static void SayFailed(Exception failure) => Voice.Say(
        $"the plug-in failed on a host ({failure.GetType().Name}), and the host runs without it.");
}
