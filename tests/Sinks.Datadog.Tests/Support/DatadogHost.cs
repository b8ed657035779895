// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog.Tests;

/// <summary>Makes Datadog backends as a pipeline would, and remembers what they say.</summary>
sealed class DatadogHost(IReadOnlyDictionary<string, string>? variables = null, string? hostEnvironment = "Staging")
{
    public const string Key = "0123456789abcdef0123456789abcdef";

    readonly List<string> _reports = [];
    readonly List<Mistake> _mistakes = [];

    public TestTimeProvider Time { get; } = new();

    public IReadOnlyList<string> Reports => _reports;

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    public BackendSetup Setup => Contract.Setup(
        "datadog",
        Time,
        name => variables?.GetValueOrDefault(name),
        _reports.Add,
        _mistakes.Add,
        hostEnvironment);

    public IBackend Make(Action<DatadogOptions>? configure = null)
    {
        var options = new DatadogOptions { ApiKey = Key };
        configure?.Invoke(options);
        return Contract.Make(new DatadogBackendType(), options, Setup);
    }

    public DatadogOptions Complete(Action<DatadogOptions>? configure = null)
    {
        var options = new DatadogOptions();
        configure?.Invoke(options);
        Contract.Complete(new DatadogBackendType(), options, Setup);
        return options;
    }

    public static SettingException Refuses(Action<DatadogOptions> configure) =>
        Should.Throw<SettingException>(() => new DatadogHost().Make(configure));
}
