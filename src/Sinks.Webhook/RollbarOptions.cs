// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>What <see cref="WebhookFormat.Rollbar"/> can be told.</summary>
public sealed class RollbarOptions
{
    /// <summary>
    /// A project access token of scope <c>post_server_item</c>. Essential: without it the backend is inactive.
    /// </summary>
    public string? AccessToken { get; set; }

    /// <summary>
    /// The environment that items are filed under. Null: the host's, such as <c>Production</c>; without that
    /// <c>production</c>.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>The version of the code, at most 40 characters. Null: the application's version.</summary>
    public string? CodeVersion { get; set; }
}
