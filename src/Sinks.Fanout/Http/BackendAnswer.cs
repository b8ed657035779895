// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Sinks.Fanout;

/// <summary>What a server answered, read and closed.</summary>
[Experimental("SINKS001")]
public sealed class BackendAnswer
{
    readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    internal BackendAnswer(HttpStatusCode status, string body, HttpResponseMessage response)
    {
        Status = (int)status;
        Body = body;
        foreach (var header in response.Headers.NonValidated)
            _headers[header.Key] = header.Value.ToString();
    }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>
    /// At most the first 16 KiB of the body. Server text: never to be repeated in a message unredacted.
    /// </summary>
    public string Body { get; }

    /// <summary>The status as a reason: <c>HTTP 503</c>.</summary>
    public string Reason => string.Create(CultureInfo.InvariantCulture, $"HTTP {Status}");

    /// <summary>A header's value as sent, or null; several values are joined by a comma.</summary>
    /// <param name="name">The header's name in any case.</param>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>
    /// The <c>Retry-After</c> header as a length of time: seconds (also with a fraction) or an HTTP date, never
    /// negative, at most a day; null when absent or unreadable.
    /// </summary>
    /// <param name="now">The present, for a date.</param>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        var text = Header("Retry-After")?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return double.IsFinite(seconds) ? Clamp(seconds) : null;
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Clamp((date - now).TotalSeconds)
            : null;
    }

    static TimeSpan Clamp(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400));
}
