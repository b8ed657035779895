// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>What Discord's answers mean. Its limits are announced, not known beforehand.</summary>
static class DiscordAnswers
{
    public static SendResult Read(BackendAnswer answer, DateTimeOffset now)
    {
        if (answer.Status == 429 && RetryAfter(answer) is { } wait)
            return SendResult.RateLimited(answer.Reason, WebhookAnswers.Sane(wait));
        var result = WebhookAnswers.ReadOnce(answer, now);
        return answer.IsSuccess && answer.Header("X-RateLimit-Remaining")?.Trim() is "0"
            && Seconds(answer.Header("X-RateLimit-Reset-After")) is { } rest
            ? result.ThenWait(rest)
            : result;
    }

    /// <summary>The body says it in fractions of a second, the header in whole ones.</summary>
    static TimeSpan? RetryAfter(BackendAnswer answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("retry_after", out var seconds)
                && seconds.ValueKind == JsonValueKind.Number
                && seconds.TryGetDouble(out var value)
                ? Seconds(value)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Seconds(value) : null;

    static TimeSpan? Seconds(double value) =>
        double.IsFinite(value) ? TimeSpan.FromSeconds(Math.Clamp(value, 0, 86_400)) : null;
}
