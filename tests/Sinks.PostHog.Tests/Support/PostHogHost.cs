// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

/// <summary>Makes PostHog backends as a pipeline would, and remembers what they say.</summary>
sealed class PostHogHost
{
    public const string Key = "phc_4sDfGhJkLqWeRtYuIoPzXcVbNm0123456789aBcDeFg";

    readonly List<string> _reports = [];
    readonly List<Mistake> _mistakes = [];

    public TestTimeProvider Time { get; } = new();

    public IReadOnlyList<string> Reports => _reports;

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    public Dictionary<string, string> Variables { get; } = [];

    public BackendSetup Setup => Contract.Setup(
        "posthog", Time, Variables.GetValueOrDefault, _reports.Add, _mistakes.Add, hostEnvironment: "Staging");

    public IBackend Make(string? host, Action<PostHogOptions>? configure = null)
    {
        var options = new PostHogOptions { ApiKey = Key, Host = host };
        configure?.Invoke(options);
        return Contract.Make(new PostHogBackendType(), options, Setup);
    }

    public static SettingException Refuses(Action<PostHogOptions> configure) =>
        Should.Throw<SettingException>(() => new PostHogHost().Make(null, configure));
}
