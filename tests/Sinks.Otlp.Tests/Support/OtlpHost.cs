// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

/// <summary>Makes OTLP backends as a pipeline would, and remembers what they say.</summary>
sealed class OtlpHost(IReadOnlyDictionary<string, string>? variables = null, string? hostEnvironment = "Staging")
{
    readonly List<string> _reports = [];
    readonly List<Mistake> _mistakes = [];

    public TestTimeProvider Time { get; } = new();

    public IReadOnlyList<string> Reports => _reports;

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    public BackendSetup Setup => Contract.Setup(
        "otlp",
        Time,
        name => variables?.GetValueOrDefault(name),
        _reports.Add,
        _mistakes.Add,
        hostEnvironment);

    public IBackend Make(string endpoint, Action<OtlpOptions>? configure = null)
    {
        var options = new OtlpOptions { Endpoint = endpoint };
        configure?.Invoke(options);
        return Contract.Make(new OtlpBackendType(), options, Setup);
    }

    public OtlpOptions Complete(Action<OtlpOptions>? configure = null)
    {
        var options = new OtlpOptions();
        configure?.Invoke(options);
        Contract.Complete(new OtlpBackendType(), options, Setup);
        return options;
    }

    public static SettingException Refuses(string endpoint, Action<OtlpOptions>? configure = null) =>
        Should.Throw<SettingException>(() => new OtlpHost().Make(endpoint, configure));
}
