// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>How values are escaped in a body of a type, so that no value can end the place it stands in.</summary>
static class TemplateEscape
{
    /// <summary>The encoder for a content type; null for types that have no markup.</summary>
    public static TextEncoder? For(string contentType)
    {
        if (IsJson(contentType))
            return FanoutJson.WriterOptions.Encoder;
        if (contentType.Contains("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return UrlEncoder.Default;
        return contentType.Contains("xml", StringComparison.OrdinalIgnoreCase)
            || contentType.Contains("html", StringComparison.OrdinalIgnoreCase)
            ? HtmlEncoder.Default
            : null;
    }

    public static bool IsJson(string contentType) => contentType.Contains("json", StringComparison.OrdinalIgnoreCase);
}
