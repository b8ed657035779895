// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the request that the host was answering. Redaction has read it; beyond that, what the protocol calls secret
/// by the name of its header or parameter is no value here, and no cookie is sent.
/// </summary>
sealed class SentryRequest(bool sendsPersonalData)
{
    const string HeaderMarker = "[redacted:header]";
    const string ParameterMarker = "[redacted:url_param]";

    static readonly string[] SecretTerms =
    [
        "auth", "token", "secret", "password", "passwd", "pwd", "key", "jwt", "bearer", "sso", "saml", "csrf", "xsrf",
        "credentials", "cookie",
    ];

    /// <summary>Names of headers that tell of persons rather than of secrets.</summary>
    static readonly string[] PersonalTerms = ["forwarded", "-ip", "remote-", "via", "-user"];

    /// <summary>
    /// What the host was doing: the route by its method, else the workflow. Null when nothing says so.
    /// </summary>
    public static string? TransactionOf(FanoutEvent item)
    {
        if (item.Request?.Route is not { Length: > 0 } route)
            return item.Context.WorkflowId;
        return item.Request.Method is { Length: > 0 } method ? $"{method} {route}" : route;
    }

    public void Write(Utf8JsonWriter writer, FanoutEvent item)
    {
        if (item.Request is not { } request)
            return;
        writer.WriteStartObject("request"u8);
        SentryText.Write(writer, "method"u8, request.Method, SentryLimits.TagText);
        WriteText(writer, "url"u8, request.Url);
        WriteText(writer, "query_string"u8, WithoutSecrets(request.QueryString));
        WriteHeaders(writer, request.Headers);
        if (sendsPersonalData && request.ClientAddress is { Length: > 0 } address)
        {
            writer.WriteStartObject("env"u8);
            SentryText.Write(writer, "REMOTE_ADDR"u8, address, SentryLimits.TagText);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    void WriteHeaders(Utf8JsonWriter writer, FanoutProperties headers)
    {
        if (headers.Count == 0)
            return;
        writer.WriteStartObject("headers"u8);
        var end = SentryValues.Position(writer) + SentryLimits.RequestBytes;
        foreach (var header in headers.AsSpan())
        {
            var left = end - SentryValues.Position(writer);
            if (left < SentryLimits.SmallestExtraBytes)
            {
                writer.WriteString(SentryText.LeftOut, SentryText.LeftOut);
                break;
            }

            writer.WriteString(SentryText.Cut(header.Name, SentryLimits.TagText / 4), ValueOf(header, left));
        }

        writer.WriteEndObject();
    }

    string ValueOf(FanoutProperty header, long left)
    {
        if (Holds(header.Name, SecretTerms) || (!sendsPersonalData && Holds(header.Name, PersonalTerms)))
            return HeaderMarker;
        return SentryText.CutToBytes(header.Value.ToString(), left - (SentryLimits.SmallestExtraBytes / 2));
    }

    static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            writer.WriteString(name, SentryText.CutToBytes(text, SentryLimits.RequestBytes));
    }

    /// <summary>The query with a marker in place of each value whose name is that of a secret.</summary>
    static string? WithoutSecrets(string? query)
    {
        if (string.IsNullOrEmpty(query)
            || (!query.Contains('%', StringComparison.Ordinal) && !Holds(query, SecretTerms)))
            return query;
        var kept = new StringBuilder(query.Length);
        foreach (var pair in query.Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (kept.Length > 0)
                kept.Append('&');
            if (equals >= 0 && Holds(Uri.UnescapeDataString(pair[..equals]), SecretTerms) && !SentryText.IsMarked(pair))
                kept.Append(pair, 0, equals + 1).Append(ParameterMarker);
            else
                kept.Append(pair);
        }

        return kept.ToString();
    }

    static bool Holds(string name, string[] terms)
    {
        foreach (var term in terms)
        {
            if (name.Contains(term, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
