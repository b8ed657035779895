// SPDX-License-Identifier: Apache-2.0
using System.Net.Http.Headers;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>One item in each request. Rollbar knows an item it has seen by its uuid.</summary>
sealed class RollbarPayload(string accessToken, RollbarEncoder encoder) : WebhookPayload
{
    public const string Url = "https://api.rollbar.com/api/1/item/";

    const string TokenHeader = "X-Rollbar-Access-Token";

    public override IItemEncoder Encoder => encoder;

    public override string ContentType => "application/json; charset=utf-8";

    public override int BatchSizeLimit => 1;

    public override int BatchBytesLimit => ItemBytesLimit;

    public override int ItemBytesLimit => 512 * 1024;

    public override LogEventLevel MinimumLevel => LogEventLevel.Warning;

    public override int? MaxInFlight => null;

    public override IReadOnlyList<string> OwnHeaders { get; } = [TokenHeader];

    /// <summary>The payload that the options ask for; the token is present.</summary>
    /// <exception cref="SettingException">The token is none that a header can hold.</exception>
    public static RollbarPayload From(WebhookOptions options, BackendSetup setup)
    {
        var settings = options.Rollbar;
        var token = settings.AccessToken!.Trim();
        if (!token.All(char.IsAsciiLetterOrDigit))
        {
            throw new SettingException(
                "Rollbar:AccessToken", "is not an access token.", "Copy the whole token: letters and digits.");
        }

        return new RollbarPayload(token, new RollbarEncoder(
            Given(settings.Environment) ?? setup.HostEnvironment ?? "production",
            Given(settings.CodeVersion) ?? setup.Application.Version));
    }

    public override void AddHeaders(HttpRequestHeaders headers) => headers.Add(TokenHeader, accessToken);

    public override ReadOnlyMemory<byte> Frame(IReadOnlyList<EncodedItem> batch) => batch[0].Body;

    public override SendResult Read(BackendAnswer answer, DateTimeOffset now) => RollbarAnswers.Read(answer, now);

    static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
