// SPDX-License-Identifier: Apache-2.0
using System.Collections.Specialized;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Headers and other named texts, a line each, redacted by name with all their values.</summary>
static class HeaderText
{
    public static string Of(Redactor redactor, HttpRequestMessage request)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{request.Method} {request.RequestUri?.OriginalString}");
        return Append(redactor, text, request.Headers, request.Content);
    }

    public static string Of(Redactor redactor, HttpResponseMessage response)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}");
        return Append(redactor, text, response.Headers, response.Content);
    }

    public static string Of(Redactor redactor, HttpHeaders headers) =>
        Append(redactor, new StringBuilder(), headers).ToString();

    public static string Of(Redactor redactor, NameValueCollection pairs)
    {
        var text = new StringBuilder();
        foreach (var name in pairs.AllKeys)
            Append(redactor, text, name ?? "", pairs[name] ?? "");
        return text.ToString();
    }

    static string Append(Redactor redactor, StringBuilder text, HttpHeaders headers, HttpContent? content)
    {
        Append(redactor, text, headers);
        return content is null ? text.ToString() : Append(redactor, text, content.Headers).ToString();
    }

    static StringBuilder Append(Redactor redactor, StringBuilder text, HttpHeaders headers)
    {
        // Not validated: a header that breaks the rules may hold a secret, too.
        foreach (var (name, values) in headers.NonValidated)
            Append(redactor, text, name, string.Join(", ", values));
        return text;
    }

    static void Append(Redactor redactor, StringBuilder text, string name, string value)
    {
        if (text.Length > 0)
            text.Append('\n');
        text.Append(name).Append(": ").Append(((ScalarValue)redactor.Redact(name, new ScalarValue(value))).Value);
    }
}
