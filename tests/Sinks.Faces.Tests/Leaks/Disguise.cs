// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.Json;

namespace Sinks.Faces.Tests.Leaks;

/// <summary>The encodings in which a text travels inside another.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Of">Encodes a text.</param>
sealed record Disguise(string Name, Func<string, string> Of)
{
    public static Disguise[] All { get; } =
    [
        new("none", static text => text),
        new("none", static text => text),
        new("prose", static text => $"after 3 tries: {text} (node-7, 38 ms)"),
        new("lines", static text => $"first line\n{text}\nlast line"),
        new("JSON", static text => JsonSerializer.Serialize(new { id = 7, note = text, ok = true })),
        new("JSON in JSON", static text =>
            JsonSerializer.Serialize(new { body = JsonSerializer.Serialize(new { note = text }) })),
        new("relaxed JSON", static text => JsonSerializer.Serialize(new { note = text }, Relaxed)),
        new("percent", static text => "GET /back?next=" + Uri.EscapeDataString(text)),
        new("HTML", static text => $"<td>{WebUtility.HtmlEncode(text)}</td>"),
    ];

    static JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
