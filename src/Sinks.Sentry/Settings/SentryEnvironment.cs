// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The environment variables that users of Sentry know.</summary>
static class SentryEnvironment
{
    const string Enabled = "SENTRY_ENABLED";
    const string Debug = "SENTRY_DEBUG";
    const string SampleRate = "SENTRY_SAMPLE_RATE";
    const string TracesSampleRate = "SENTRY_TRACES_SAMPLE_RATE";

    /// <summary>Whether <c>SENTRY_ENABLED</c> clearly says off.</summary>
    public static bool IsOff(Func<string, string?> variable) =>
        SwitchText.IsOff(variable(Enabled));

    /// <summary>Fills what neither code nor the section has set.</summary>
    public static void Complete(SentryOptions options, BackendSetup setup)
    {
        options.Dsn = Complete(options.Dsn, setup.Variable("SENTRY_DSN"));
        options.Release = Complete(options.Release, setup.Variable("SENTRY_RELEASE"));
        options.Environment = Complete(options.Environment, setup.Variable("SENTRY_ENVIRONMENT"));
        options.SampleRate ??= ReadRate(SampleRate, setup);
        options.TracesSampleRate ??= ReadRate(TracesSampleRate, setup);
        options.Debug ??= ReadSwitch(Debug, setup);
        SpotlightVariable.Complete(options, setup);
        // Off was seen before; what is meant as off and cannot be read is worth a word.
        ReadSwitch(Enabled, setup);
    }

    static string? Complete(string? option, string? variable) =>
        string.IsNullOrWhiteSpace(option) && !string.IsNullOrWhiteSpace(variable) ? variable.Trim() : option;

    static double? ReadRate(string name, BackendSetup setup)
    {
        var text = setup.Variable(name);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
            && rate is >= 0 and <= 1)
            return rate;
        setup.ReportMistake(name, "cannot be read as a number from 0 to 1.", "Write it with a point: 0.25.");
        return null;
    }

    static bool? ReadSwitch(string name, BackendSetup setup)
    {
        var text = setup.Variable(name);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (SwitchText.TryParse(text, out var value))
            return value;
        setup.ReportMistake(name, "cannot be read as true or false.", "Write true or false.");
        return null;
    }
}
