// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>The environment variables that users of PostHog know.</summary>
static class PostHogEnvironment
{
    const string Disabled = "POSTHOG_DISABLED";

    /// <summary>Whether <c>POSTHOG_DISABLED</c> clearly says so.</summary>
    public static bool IsOff(Func<string, string?> variable) =>
        SwitchText.TryParse(variable(Disabled), out var isDisabled) && isDisabled;

    /// <summary>Fills what neither code nor the section has set.</summary>
    public static void Complete(PostHogOptions options, BackendSetup setup)
    {
        options.ApiKey = FirstGiven(
            options.ApiKey, setup.Variable("POSTHOG_API_KEY"), setup.Variable("POSTHOG_PROJECT_TOKEN"));
        options.Host = FirstGiven(options.Host, setup.Variable("POSTHOG_HOST"));
        // What is meant as a switch and cannot be read is worth a word.
        var text = setup.Variable(Disabled);
        if (!string.IsNullOrWhiteSpace(text) && !SwitchText.TryParse(text, out _))
            setup.ReportMistake(Disabled, "cannot be read as true or false.", "Write true or false.");
    }

    static string? FirstGiven(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
                return text.Trim();
        }

        return null;
    }
}
