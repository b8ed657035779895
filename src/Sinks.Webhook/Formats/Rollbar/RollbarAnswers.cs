// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>What Rollbar's answers mean: the status, and for a success what the body says.</summary>
static class RollbarAnswers
{
    public static SendResult Read(BackendAnswer answer, DateTimeOffset now)
    {
        if (answer.Status == 429 && Rest(answer) is { } wait)
            return SendResult.RateLimited(answer.Reason, WebhookAnswers.Sane(wait));
        if (answer.IsSuccess && IsError(answer.Body))
            return SendResult.Rejected(answer.Reason + " with err");
        var result = WebhookAnswers.Read(answer, now);
        return answer.IsSuccess && answer.Header("X-Rate-Limit-Remaining")?.Trim() is "0" && Rest(answer) is { } rest
            ? result.ThenWait(rest)
            : result;
    }

    static TimeSpan? Rest(BackendAnswer answer) =>
        int.TryParse(
            answer.Header("X-Rate-Limit-Remaining-Seconds"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
            : null;

    static bool IsError(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("err", out var err)
                && err.ValueKind == JsonValueKind.Number
                && err.GetDouble() != 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
