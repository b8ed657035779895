// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>The environment variables that users of Datadog know.</summary>
static class DatadogEnvironment
{
    const string Direct = "DD_LOGS_DIRECT_SUBMISSION_";

    static readonly DatadogOptions Defaults = new();

    /// <summary>Fills what neither code nor the section has set.</summary>
    public static void Complete(DatadogOptions options, BackendSetup setup)
    {
        string? Read(string name) => Given(setup.Variable(name));

        options.ApiKey = Given(options.ApiKey) ?? Read("DD_API_KEY");
        CompleteAddress(options, Read);
        options.Service = Given(options.Service) ?? Read("DD_SERVICE");
        options.Environment = Given(options.Environment) ?? Read("DD_ENV");
        options.Version = Given(options.Version) ?? Read("DD_VERSION");
        options.Host = Given(options.Host) ?? Read($"{Direct}HOST") ?? Read("DD_HOSTNAME");
        options.Source = Given(options.Source) ?? Read($"{Direct}SOURCE");
        if ((Read($"{Direct}TAGS") ?? Read("DD_TAGS") ?? Read("DD_TRACE_GLOBAL_TAGS")) is { } tags)
            options.Tags ??= DatadogTags.Split(tags);
        CompleteLane(options, setup, Read);
    }

    /// <summary>An address in a variable does not overrule a site that was chosen for this backend.</summary>
    static void CompleteAddress(DatadogOptions options, Func<string, string?> read)
    {
        if (Given(options.Url) is null && Given(options.Site) is null)
            (options.Url, options.Site) = (read($"{Direct}URL"), read("DD_SITE"));
    }

    static void CompleteLane(DatadogOptions options, BackendSetup setup, Func<string, string?> read)
    {
        if (options.MinimumLevel is null && read($"{Direct}MINIMUM_LEVEL") is { } level)
        {
            options.MinimumLevel = LevelOf(level);
            if (options.MinimumLevel is null)
            {
                setup.ReportMistake(
                    $"{Direct}MINIMUM_LEVEL",
                    "is not a level.",
                    "Write Verbose, Debug, Information, Warning, Error or Fatal.");
            }
        }

        options.BatchSizeLimit ??= Number(setup, $"{Direct}MAX_BATCH_SIZE", 1, int.MaxValue);
        if (options.QueueLimit == Defaults.QueueLimit)
            options.QueueLimit = Number(setup, $"{Direct}MAX_QUEUE_SIZE", 1, 10_000_000) ?? options.QueueLimit;
        if (options.BufferingTimeLimit == Defaults.BufferingTimeLimit
            && Number(setup, $"{Direct}BATCH_PERIOD_SECONDS", 0, 3600) is { } seconds)
            options.BufferingTimeLimit = TimeSpan.FromSeconds(seconds);
    }

    static LogEventLevel? LevelOf(string text) => text.ToUpperInvariant() switch
    {
        "VERBOSE" or "TRACE" => LogEventLevel.Verbose,
        "DEBUG" => LogEventLevel.Debug,
        "INFORMATION" or "INFO" => LogEventLevel.Information,
        "WARNING" or "WARN" => LogEventLevel.Warning,
        "ERROR" => LogEventLevel.Error,
        "FATAL" or "CRITICAL" => LogEventLevel.Fatal,
        _ => null,
    };

    static int? Number(BackendSetup setup, string name, int minimum, int maximum)
    {
        if (Given(setup.Variable(name)) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
            return number;
        setup.ReportMistake(
            name,
            "is not a usable number.",
            string.Create(CultureInfo.InvariantCulture, $"Write a whole number from {minimum} to {maximum}."));
        return null;
    }

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
