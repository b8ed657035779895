// SPDX-License-Identifier: Apache-2.0
using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>What an object says, as the text that is read for secrets: never less than a backend would get.</summary>
static class ObjectText
{
    static readonly WordSet XmlTypes = new("""
        XElement XDocument XAttribute XText XCData XmlDocument XmlElement XmlAttribute XmlText XmlCDataSection
        """);

    /// <summary>The text, without the secrets that only the type tells of; not redacted as a text yet.</summary>
    public static string Of(Redactor redactor, object value) => value switch
    {
        Uri uri => uri.OriginalString,
        char[] chars => new string(chars),
        ArraySegment<char> chars => chars.AsSpan().ToString(),
        ReadOnlyMemory<char> or Memory<char> => value.ToString()!,
        JsonElement element => JsonText.Of(redactor, element),
        JsonDocument document => JsonText.Of(redactor, document.RootElement),
        JsonNode node => OfNode(redactor, node),
        XmlNode node => node.OuterXml,
        HttpRequestMessage request => HeaderText.Of(redactor, request),
        HttpResponseMessage response => HeaderText.Of(redactor, response),
        HttpHeaders headers => HeaderText.Of(redactor, headers),
        NameValueCollection pairs => HeaderText.Of(redactor, pairs),
        _ => Format(value),
    };

    /// <summary>As everybody writes it.</summary>
    public static string Format(object value) => value switch
    {
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The bytes, if the value is some.</summary>
    public static bool TryGetBytes(object value, out ReadOnlyMemory<byte> bytes)
    {
        (var isBytes, bytes) = value switch
        {
            byte[] array => (true, array),
            ReadOnlyMemory<byte> memory => (true, memory),
            Memory<byte> memory => (true, memory),
            ArraySegment<byte> segment => (true, segment),
            _ => (false, default(ReadOnlyMemory<byte>)),
        };
        return isBytes;
    }

    /// <summary>Whether the type is made to hold a secret, whatever it says of itself.</summary>
    public static bool IsSecret(object value) => value is SecureString or NetworkCredential or AsymmetricAlgorithm
        or SymmetricAlgorithm or KeyedHashAlgorithm or RSAParameters or DSAParameters or ECParameters;

    /// <summary>
    /// Whether Serilog took an XML tree apart: its texts are all over it, and their names are not beside them.
    /// </summary>
    public static bool IsSecretTree(LogEventPropertyValue value) =>
        value is StructureValue { TypeTag: ['X', ..] and var tag } && XmlTypes.Contains(tag);

    static string OfNode(Redactor redactor, JsonNode node)
    {
        // Read again as what everybody else would read.
        using var document = JsonDocument.Parse(node.ToJsonString());
        return JsonText.Of(redactor, document.RootElement);
    }
}
