// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The environment variables that users of Sentry know.</summary>
static class SentryEnvironment
{
    const string SampleRate = "SENTRY_SAMPLE_RATE";

    /// <summary>Whether <c>SENTRY_ENABLED</c> clearly says off.</summary>
    public static bool IsOff(Func<string, string?> variable) =>
        variable("SENTRY_ENABLED")?.Trim().ToUpperInvariant() is "FALSE" or "NO" or "OFF" or "0";

    /// <summary>Fills what neither code nor the section has set.</summary>
    public static void Complete(SentryOptions options, BackendSetup setup)
    {
        options.Dsn = Complete(options.Dsn, setup.Variable("SENTRY_DSN"));
        options.Release = Complete(options.Release, setup.Variable("SENTRY_RELEASE"));
        options.Environment = Complete(options.Environment, setup.Variable("SENTRY_ENVIRONMENT"));
        CompleteSampleRate(options, setup);
    }

    static string? Complete(string? option, string? variable) =>
        string.IsNullOrWhiteSpace(option) && !string.IsNullOrWhiteSpace(variable) ? variable.Trim() : option;

    static void CompleteSampleRate(SentryOptions options, BackendSetup setup)
    {
        var text = setup.Variable(SampleRate);
        if (string.IsNullOrWhiteSpace(text) || options.SampleRate is not null)
            return;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
            && rate is >= 0 and <= 1)
            options.SampleRate = rate;
        else
            setup.ReportMistake(SampleRate, "cannot be read as a number from 0 to 1.", "Write it with a point: 0.25.");
    }
}
