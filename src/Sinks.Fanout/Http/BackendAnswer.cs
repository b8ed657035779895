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
    readonly Dictionary<string, string> _trailers = new(StringComparer.OrdinalIgnoreCase);
    string? _body;

    internal BackendAnswer(HttpStatusCode status, ReadOnlyMemory<byte> body, HttpResponseMessage response)
    {
        Status = (int)status;
        BodyBytes = body;
        MediaType = response.Content.Headers.ContentType?.MediaType;
        foreach (var header in response.Headers.NonValidated)
            _headers[header.Key] = header.Value.ToString();
        foreach (var trailer in response.TrailingHeaders.NonValidated)
            _trailers[trailer.Key] = trailer.Value.ToString();
    }

    /// <summary>The status code.</summary>
    public int Status { get; }

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>
    /// The beginning of the body, at most <see cref="BackendHttp.AnswerBytesLimit"/>. Server text: never to be repeated
    /// in a message unredacted.
    /// </summary>
    public string Body => _body ??= System.Text.Encoding.UTF8.GetString(BodyBytes.Span);

    /// <summary>The same as bytes, for a protocol whose answers are no text.</summary>
    public ReadOnlyMemory<byte> BodyBytes { get; }

    /// <summary>The media type of the body, such as <c>application/json</c>, or null.</summary>
    public string? MediaType { get; }

    /// <summary>The status as a reason: <c>HTTP 503</c>.</summary>
    public string Reason => string.Create(CultureInfo.InvariantCulture, $"HTTP {Status}");

    /// <summary>A header's value as sent, or null; several values are joined by a comma.</summary>
    /// <param name="name">The header's name in any case.</param>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>
    /// A header that came after the body, as gRPC sends its status, or null; known only when the whole body was read.
    /// </summary>
    /// <param name="name">The header's name in any case.</param>
    public string? Trailer(string name) => _trailers.GetValueOrDefault(name);

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
