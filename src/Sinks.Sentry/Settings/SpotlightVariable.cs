// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The variable <c>SENTRY_SPOTLIGHT</c>: a switch, or the address to send to.</summary>
static class SpotlightVariable
{
    const string Name = "SENTRY_SPOTLIGHT";

    /// <summary>Fills what neither code nor the section has set.</summary>
    public static void Complete(SentryOptions options, BackendSetup setup)
    {
        var text = setup.Variable(Name)?.Trim();
        if (string.IsNullOrEmpty(text))
            return;
        if (ReadSwitch(text) is { } isOn)
            options.EnableSpotlight ??= isOn;
        else if (!SpotlightAddress.TryRead(text, out var address))
            setup.ReportMistake(Name, "is neither true nor false nor a URL.", "Write true.");
        else if (!address.IsLoopback)
            setup.ReportMistake(
                Name, "is the address of another machine.", "Set EnableSpotlight and SpotlightUrl of the backend.");
        else
        {
            options.EnableSpotlight ??= true;
            options.SpotlightUrl = string.IsNullOrWhiteSpace(options.SpotlightUrl) ? text : options.SpotlightUrl;
        }
    }

    /// <summary>The spellings that all clients of the protocol know.</summary>
    static bool? ReadSwitch(string text) => text.ToUpperInvariant() switch
    {
        "T" or "Y" => true,
        "F" or "N" => false,
        _ => SwitchText.TryParse(text, out var value) ? value : null,
    };
}
