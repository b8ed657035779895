// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sinks.Fanout.Tests.Redaction.Code;

/// <summary>What becomes known is known to all of the process.</summary>
[Collection(nameof(Alone))]
public sealed class KnownSecretsTests : IDisposable
{
    const string Taken = "[redacted:value]";

    // Of the process: no other test has it.
    const string Secret = "Wv\"7 ö/x+<k9>&\\q%41";

    static readonly JavaScriptEncoder Relaxed = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public KnownSecretsTests() => KnownSecrets.Add(Secret).ShouldBeTrue();

    public static TheoryData<string> Encodings =>
    [
        "plain", "uri", "uri-lower", "form", "json", "json-relaxed", "html", "xml", "base64", "base64-1", "base64-2",
        "base64url", "json-in-json", "json-in-uri", "uri-in-json", "html-in-json", "json-in-json-in-uri",
        "base64-in-uri", "basic",
    ];

    public void Dispose() => KnownSecrets.Remove(Secret);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_secret_is_found_in_every_encoding(string encoding)
    {
        var encoded = Encode(encoding, Secret);
        Redact($"start {encoded} end").ShouldBe($"start {Taken} end");
        Redact(encoded).ShouldBe(Taken);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void What_is_another_value_stays_in_every_encoding(string encoding)
    {
        var text = $"start {Encode(encoding, "Wv\"8 ö/x+<k9>&\\q%41")} end";
        Redact(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void It_is_found_in_names_keys_and_every_kind_of_text()
    {
        var redacted = Redactor.Default.Redact("Map", new Serilog.Events.DictionaryValue(
            [new(new Serilog.Events.ScalarValue(Secret), new Serilog.Events.ScalarValue(new StringBuilder(Secret)))]));
        redacted.ToString(null, null).ShouldBe($$"""[("{{Taken}}": "{{Taken}}")]""");
    }

    [Fact]
    public async Task It_is_found_on_every_surface_of_an_event_also_when_it_becomes_known_late()
    {
        const string late = "late-secret-zQ81";
        var sink = new Foreign.CollectingSink();
        await using var host = FanoutHost.FromCode(f => f.Sink("other", to => to.Sink(sink)));
        host.Logger.Error($"first {late} {{{late.Replace("-", "_", StringComparison.Ordinal)}}}", 1);
        host.Logger.Error($"plain {late}");
        await host.SettleAsync();
        sink.Events.Count.ShouldBe(2);
        sink.Messages.ShouldAllBe(message => message.Contains(late));

        KnownSecrets.Add(late);
        try
        {
            host.Logger.ForContext(late, late).Error(new IOException(late), $"first {late} {{Value}}", late);
            host.Logger.Error($"plain {late}");
            await host.SettleAsync();
        }
        finally
        {
            KnownSecrets.Remove(late);
        }

        foreach (var seen in sink.Events.Skip(2))
        {
            seen.RenderMessage().ShouldContain(Taken);
            seen.RenderMessage().ShouldNotContain(late);
            $"{seen.MessageTemplate} {seen.Exception} {string.Join(' ', seen.Properties)}".ShouldNotContain(late);
        }
    }

    [Fact]
    public void What_is_removed_passes_again()
    {
        KnownSecrets.Remove(Secret).ShouldBeTrue();
        KnownSecrets.Remove(Secret).ShouldBeFalse();
        Redact(Secret).ShouldBe(Secret);
    }

    [Fact]
    public void Too_short_values_are_refused_and_blanks_around_do_not_count()
    {
        KnownSecrets.Add("abc").ShouldBeFalse();
        KnownSecrets.Add("  abc \n").ShouldBeFalse();
        KnownSecrets.Add(null).ShouldBeFalse();
        KnownSecrets.Remove(null).ShouldBeFalse();
        KnownSecrets.Add(" zz9-plural-zA \r\n").ShouldBeTrue();
        Redact("is zz9-plural-zA.").ShouldBe($"is {Taken}.");
        KnownSecrets.Remove("zz9-plural-zA").ShouldBeTrue();
    }

    [Fact]
    public void Nothing_public_and_no_sentence_of_ours_gives_them_out()
    {
        typeof(KnownSecrets).GetProperties().ShouldBeEmpty();
        var said = new List<string>();
        var values = new KnownValues(said.Add);
        for (var i = 0; i < KnownValues.Limit + 5; i++)
            values.Add($"value-{i}-x").ShouldBe(i < KnownValues.Limit);
        values.Add("value-7-x").ShouldBeTrue();
        said.ShouldHaveSingleItem().ShouldNotContain("value-");
    }

    [Fact]
    public void Redacting_twice_is_redacting_once_also_when_a_secret_is_part_of_a_marker()
    {
        var redactor = new Redactor(new RedactionOptions());
        foreach (var secret in new[] { "redacted", "[redacted:value]", "value]", "d:value] x" })
        {
            KnownSecrets.Add(secret);
            try
            {
                var once = redactor.Redact($"a {Secret} x {secret} b {Secret}");
                redactor.Redact(once).ShouldBeSameAs(once);
                once.ShouldNotContain(Secret);
            }
            finally
            {
                KnownSecrets.Remove(secret);
            }
        }
    }

    static string Redact(string text) => Redactor.Default.Redact(text);

    static string Encode(string encoding, string value) => encoding switch
    {
        "uri" => Uri.EscapeDataString(value),
        "uri-lower" => Uri.EscapeDataString(value).Replace("%C3%B6", "%c3%b6", StringComparison.Ordinal),
        "form" => WebUtility.UrlEncode(value),
        "json" => JsonEncodedText.Encode(value).ToString(),
        "json-relaxed" =>
            JsonEncodedText.Encode(value, Relaxed).ToString().Replace("/", "\\/", StringComparison.Ordinal),
        "html" => WebUtility.HtmlEncode(value),
        "xml" => new System.Xml.Linq.XText(value).ToString(),
        "base64" => Base64(value),
        "base64-1" => Base64("u" + value + "z"),
        "base64-2" => Base64("us" + value + "zz"),
        "base64url" => Base64("u" + value).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        "json-in-json" => Encode("json-relaxed", Encode("json-relaxed", value)),
        "json-in-uri" => Encode("uri", Encode("json", value)),
        "uri-in-json" => Encode("json", Encode("uri", value)),
        "html-in-json" => Encode("json", Encode("html", value)),
        "json-in-json-in-uri" => Encode("uri", Encode("json-in-json", value)),
        "base64-in-uri" => Encode("uri", Base64("aa" + value)),
        "basic" => Base64("some.user:" + value),
        _ => value,
    };

    static string Base64(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
}
