// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Who writes to a chat, and how often.</summary>
/// <param name="Application">The application's name, or null.</param>
/// <param name="Environment">Where it runs, such as <c>Production</c>, or null.</param>
/// <param name="Backend">The backend's name.</param>
/// <param name="Interval">The least time between two messages.</param>
sealed record ChatSource(string? Application, string? Environment, string Backend, TimeSpan Interval)
{
    /// <summary>The footer of messages.</summary>
    public string Footer { get; } = string.Join(
        ", ",
        new[] { Application, Environment, Backend }.Where(static name => !string.IsNullOrWhiteSpace(name)));

    public static ChatSource Of(WebhookOptions options, BackendSetup setup) =>
        new(setup.Application.Name, setup.HostEnvironment, setup.Name, options.DigestInterval);
}
