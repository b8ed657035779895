// SPDX-License-Identifier: Apache-2.0
using System.Collections.Specialized;
using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Serilog;
using Serilog.Events;
using Sinks.Fanout.Tests.Foreign;

namespace Sinks.Fanout.Tests.Redaction;

/// <summary>Objects as property values, whichever way they came in.</summary>
public sealed class ObjectTests
{
    const string Secret = "correct-horse-7";
    const string Pair = "password=" + Secret;
    const string Json = "{\"a\":[{\"password\":\"" + Secret + "\",\"pin\":4711}]}";

    public static TheoryData<string> Kinds => [.. Makers.Keys];

    static Dictionary<string, Func<object>> Makers { get; } = new(StringComparer.Ordinal)
    {
        ["a text"] = static () => Pair,
        ["characters"] = static () => Pair.ToCharArray(),
        ["a segment of characters"] = static () => new ArraySegment<char>(Pair.ToCharArray()),
        ["memory of characters"] = static () => Pair.AsMemory(),
        ["writable memory of characters"] = static () => Pair.ToCharArray().AsMemory(),
        ["bytes"] = static () => Bytes(),
        ["a segment of bytes"] = static () => new ArraySegment<byte>(Bytes()),
        ["memory of bytes"] = static () => new ReadOnlyMemory<byte>(Bytes()),
        ["writable memory of bytes"] = static () => Bytes().AsMemory(),
        ["a builder"] = static () => new StringBuilder(Pair),
        ["a URL"] = static () => new Uri("https://bob:" + Secret + "@shop.example/?" + Pair),
        ["a JSON document"] = static () => JsonDocument.Parse(Json),
        ["a JSON element"] = static () => JsonDocument.Parse(Json).RootElement,
        ["a JSON node"] = static () => JsonNode.Parse(Json)!,
        ["an XML element"] = static () => new XElement("login", new XElement("password", Secret)),
        ["an XML document"] = static () => new XDocument(new XElement("login", new XAttribute("password", Secret))),
        ["an XML node"] = static () => Xml(),
        ["a connection string"] = static () => new DbConnectionStringBuilder { ["Password"] = Secret },
        ["a request"] = static () => Request(),
        ["a response"] = static () => Response(),
        ["headers"] = static () => Request().Headers,
        ["named values"] = static () => new NameValueCollection { ["X-Api-Key"] = Secret },
        ["a credential"] = static () => new NetworkCredential("bob", Secret),
        ["an exception"] = static () => new InvalidOperationException(Pair),
        ["a lazy text"] = static () => new Lazy<string>(Pair),
        ["a formattable text"] = static () => (FormattableString)$"{Pair}",
        ["an object of no name"] = static () => new { Password = Secret },
        ["a record"] = static () => new Login("bob", Secret),
        ["a pair"] = static () => KeyValuePair.Create("password", Secret),
        ["pairs"] = static () => new List<KeyValuePair<string, string>> { KeyValuePair.Create("password", Secret) },
        ["a tuple"] = static () => ("password", Secret),
        ["a dictionary"] = static () => new Dictionary<string, string> { ["password"] = Secret },
        ["a header of two texts"] = static () => new[] { "X-Api-Key", Secret },
        ["arguments"] = static () => new[] { "run", "--password", Secret, "--verbose" },
        ["a named value"] = static () => new Dictionary<string, object> { ["name"] = "password", ["value"] = Secret },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_secret_does_not_get_through_as_a_scalar(string kind) =>
        Rendered(new ScalarValue(Makers[kind]())).ShouldNotContain(Secret);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_secret_does_not_get_through_as_serilog_captures_it(string kind)
    {
        var captured = new List<LogEvent>();
        using var sink = new CollectingSink(captured.Add);
        using var logger = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        logger.Information("{Value} {@Value} {$Value}", Makers[kind](), Makers[kind](), Makers[kind]());
        logger.Information("{Value}", Makers[kind]());
        logger.Information("{@Value}", Makers[kind]());
        foreach (var logEvent in captured)
        {
            var built = new EventBuilder(Redactor.Default).Build(logEvent, null, CrumbSet.None);
            Leak.In(built.Message, Secret).ShouldBeFalse(built.Message);
            foreach (var property in built.Properties)
                Leak.In(property.Value.ToString(), Secret).ShouldBeFalse(property.Value.ToString());
        }
    }

    [Fact]
    public void Parsed_JSON_is_redacted_by_name_whatever_is_under_it() =>
        Text(JsonDocument.Parse("""{"a":[{"password":"x","pin":4711,"auth":{"user":"bob"},"token":null}]}"""))
            .ShouldBe("""
                {"a":[{"password":"[redacted:name]","pin":"[redacted:name]","auth":"[redacted:name]","token":null}]}
                """);

    [Fact]
    public void Clean_JSON_keeps_its_writing()
    {
        const string Clean = "{ \"a\" : [ 1.50, null, true ], \"\": \"x\", \"tokens\": 12 }";
        Text(JsonDocument.Parse(Clean)).ShouldBe(Clean);
        Text(JsonNode.Parse("\"plain\"")!).ShouldBe("plain");
        Text(default(JsonElement)).ShouldBe("");
    }

    [Fact]
    public void Headers_are_redacted_with_all_their_values()
    {
        var request = Request();
        request.Headers.TryAddWithoutValidation("Accept", "text/plain");
        Text(request).ShouldBe(
            "GET https://shop.example/a\nX-Api-Key: [redacted:name]\nAuthorization: [redacted:name]\n"
            + "Accept: text/plain");
    }

    [Fact]
    public void What_is_made_to_hold_a_secret_is_out_whatever_it_says()
    {
        using var rsa = RSA.Create();
        using var aes = Aes.Create();
        using var mac = new HMACSHA256();
        using var secure = new SecureString();
        foreach (var value in new object[] { rsa, aes, mac, secure, new RSAParameters(), new NetworkCredential() })
            Text(value).ShouldBe("[redacted:name]");
    }

    [Fact]
    public void A_card_is_one_as_a_number_too()
    {
        const long Card = 4012888888881881;
        foreach (var card in new object[] { Card, (ulong)Card, (decimal)Card, (double)Card })
            Text(card).ShouldBe("[redacted:card]");
        Text(new System.Numerics.BigInteger(Card)).ShouldBe("[redacted:card]");
        foreach (var other in new object[] { Card + 1, 1700000000000000, long.MaxValue, long.MinValue, 1e300, 0.5m })
        {
            var scalar = new ScalarValue(other);
            Redactor.Default.Redact("Value", scalar).ShouldBeSameAs(scalar);
        }
    }

    [Fact]
    public void Digits_that_are_no_text_stay()
    {
        foreach (var text in new[] { "CAFEBABECAFEBABE", "20262026202620262026", new string('5', 64), "4a" })
        {
            var scalar = new ScalarValue(text);
            Redactor.Default.Redact("Hash", scalar).ShouldBeSameAs(scalar);
        }

        var harmless = new ScalarValue(Convert.ToHexString("nothing to see here"u8));
        Redactor.Default.Redact("Body", harmless).ShouldBeSameAs(harmless);
    }

    [Fact]
    public void A_list_of_fields_is_no_list_of_secrets()
    {
        var fields = Sequence("name", "password", "email", "token", "note");
        Redactor.Default.Redact("Fields", fields).ShouldBeSameAs(fields);
        var switches = Sequence("--token", "--verbose");
        Redactor.Default.Redact("Arguments", switches).ShouldBeSameAs(switches);
        var sentences = Sequence("she forgot her password", "again");
        Redactor.Default.Redact("Lines", sentences).ShouldBeSameAs(sentences);
    }

    [Fact]
    public void The_name_of_a_type_is_read_as_any_text()
    {
        var value = new StructureValue([new LogEventProperty("A", new ScalarValue(1))], Pair);
        ((StructureValue)Redactor.Default.Redact("Value", value)).TypeTag.ShouldBe("password=[redacted:kv]");
    }

    static SequenceValue Sequence(params string[] texts) => new(texts.Select(static text => new ScalarValue(text)));

    static byte[] Bytes() => Encoding.UTF8.GetBytes(Pair);

    static XmlDocument Xml()
    {
        var document = new XmlDocument();
        document.LoadXml($"<login><password>{Secret}</password></login>");
        return document;
    }

    static HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://shop.example/a");
        request.Headers.TryAddWithoutValidation("X-Api-Key", ["k1", Secret]);
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", Secret);
        return request;
    }

    static HttpResponseMessage Response()
    {
        var response = new HttpResponseMessage { Content = new StringContent("x") };
        response.Headers.TryAddWithoutValidation("Set-Cookie", "sid=" + Secret);
        response.Content.Headers.TryAddWithoutValidation("X-Auth-Token", Secret);
        return response;
    }

    static string Text(object value) =>
        (string)((ScalarValue)Redactor.Default.Redact("Value", new ScalarValue(value))).Value!;

    static string Rendered(LogEventPropertyValue value) => Redactor.Default.Redact("Value", value).ToString(null, null);

    sealed record Login(string User, string Password);
}
