// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

/// <summary>Makes webhook backends as a pipeline would, and remembers what they say.</summary>
sealed class WebhookHost
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public const string OtherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    readonly List<string> _reports = [];
    readonly List<Mistake> _mistakes = [];

    public TestTimeProvider Time { get; } = new();

    public IReadOnlyList<string> Reports => _reports;

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    public IBackend Make(string url, Action<WebhookOptions>? configure = null)
    {
        var options = new WebhookOptions { Url = url };
        configure?.Invoke(options);
        var setup = Contract.Setup("ops", Time, report: _reports.Add, mistake: _mistakes.Add);
        return Contract.Make(new WebhookBackendType(), options, setup);
    }

    public static SettingException Refuses(string url, Action<WebhookOptions>? configure = null) =>
        Should.Throw<SettingException>(() => new WebhookHost().Make(url, configure));
}
