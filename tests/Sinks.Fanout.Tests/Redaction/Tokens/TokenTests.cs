// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Tokens;

/// <summary>Tokens that are no row of the table, and what only looks like a token.</summary>
public sealed class TokenTests
{
    const string Key = "kQ7/zR2mX9+vB4nT6wY1sD8fG3hJ5LpA0cE2uIoK";
    const string Tail = "Hq3xW8_Zk1-Rb6nV2tY9mC4sD7fG5jL0pA";

    [Theory]
    [InlineData("bot 110201543:A" + Tail + " sent", "bot [redacted:provider_token] sent")]
    [InlineData("https://api.telegram.org/bot110201543:A" + Tail + "/getMe",
        "https://api.telegram.org/bot[redacted:provider_token]/getMe")]
    [InlineData("by 1308742762612587|rhoK1cbv0DOU_RTX_87O4MkX7AI now", "by [redacted:provider_token] now")]
    [InlineData("?t=1308742762612587%7CrhoK1cbv0DOU_RTX_87O4MkX7AI", "?t=[redacted:provider_token]")]
    [InlineData("got MTA5Njc1MjQ3MTg0MzU2MjU2.GxYz12." + Tail + " once", "got [redacted:provider_token] once")]
    [InlineData("use 9fB2kL7xQ4wZ1c.atlasv1." + Tail + Tail + " here", "use [redacted:provider_token] here")]
    [InlineData("list 0a1b2c3d4e5f60718293a4b5c6d7e8f9-us12 full", "list [redacted:provider_token] full")]
    [InlineData("db Ab3dEf_0123456789abcdefghijklmnopqrs_mmk ok", "db [redacted:provider_token] ok")]
    [InlineData("as 1/1199200345678901:0a1b2c3d4e5f60718293a4b5c6d7e8f9.", "as [redacted:provider_token].")]
    [InlineData("it is eyAiYWxnIjogIkhTMjU2IiB9.eyAic3ViIjogIjQyNDIifQ.c2lnbmF0dXJl!",
        "it is [redacted:provider_token]!")]
    public void Tokens_without_a_stem_are_known_by_their_joints(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("id AKIAQWERTYUIOPASDFGH key " + Key + " end",
        "id [redacted:provider_token] key [redacted:aws_secret] end")]
    [InlineData(Key + " belongs to AKIAQWERTYUIOPASDFGH", "[redacted:aws_secret] belongs to [redacted:provider_token]")]
    [InlineData("aws.value = '" + Key + "'", "aws.value = '[redacted:aws_secret]'")]
    [InlineData("{\"awsThing\":\"" + Key + "\"}", "{\"awsThing\":\"[redacted:aws_secret]\"}")]
    [InlineData("secretThing: " + Key, "secretThing: [redacted:aws_secret]")]
    public void A_secret_key_of_Aws_is_known_by_its_neighbours(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData(4, 0, 31)]
    [InlineData(4, 0, 34)]
    public void Client_secrets_of_Azure_are_found_by_their_mark(int before, int seed, int tail)
    {
        var random = new Random(seed);
        var secret = Text(random, before - 1) + "8Q~" + Text(random, tail);
        Check($"secret {secret}, they said", "secret [redacted:azure_secret], they said");
        Check($"a [{secret}] b", "a [[redacted:azure_secret]] b");
        Check($"\\n{secret}.", "\\n[redacted:azure_secret].");
        Unchanged($"a{secret}");
        Unchanged(secret + "abcd");
        Unchanged("8Q~" + Text(random, tail));
    }

    [Theory]
    [InlineData(84, 52, "JQQJ99")]
    [InlineData(52, 42, "AzSeA")]
    [InlineData(44, 33, "AzCaB")]
    [InlineData(88, 76, "+ASt")]
    [InlineData(56, 44, "AzFu")]
    public void Keys_of_Azure_are_found_by_the_signature_in_them(int length, int at, string signature)
    {
        var random = new Random(length);
        var padding = length is 84 or 52 ? 0 : length is 44 ? 1 : 2;
        var key = Text(random, at) + signature + Text(random, length - at - signature.Length - padding)
            + new string('=', padding);
        Check($"key {key} was used", "key [redacted:azure_secret] was used");
        Unchanged($"value {Text(random, at - 1)}{signature}{Text(random, length - at - signature.Length)} ok");
    }

    [Theory]
    [InlineData("https://hooks.slack.com/services/T0A1/B0B2/c3D4e5F6",
        "https://hooks.slack.com/services/[redacted:webhook_url]")]
    [InlineData("POST https://discord.com/api/webhooks/123456/abc-DEF_ghi?wait=true failed",
        "POST https://discord.com/api/webhooks/[redacted:webhook_url]?wait=true failed")]
    [InlineData("https://a.webhook.office.com:443/webhookb2/0a1b@2c3d/IncomingWebhook/4e5f/6a7b",
        "https://a.webhook.office.com:443/webhookb2/[redacted:webhook_url]")]
    [InlineData("to=https%3A%2F%2Fhooks.zapier.com%2Fhooks%2Fcatch%2F123456%2Fabcdef%2F",
        "to=https%3A%2F%2Fhooks.zapier.com%2Fhooks%2Fcatch%2F[redacted:webhook_url]")]
    [InlineData("{\"u\":\"https:\\/\\/hooks.slack.com\\/triggers\\/T0A1\\/12345\\/abcdef\"}",
        "{\"u\":\"https:\\/\\/hooks.slack.com\\/triggers\\/[redacted:webhook_url]\"}")]
    [InlineData("see hook.eu1.make.com/a1b2c3d4e5f6g7.", "see hook.eu1.make.com/[redacted:webhook_url].")]
    public void Webhooks_keep_their_host(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 4bf92f3577b34da6a3ce929d0e0e4736")]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709 sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e46")]
    [InlineData("etag \"33a64df551425fcc55e4d42a148795d9f25f89d4\" W/\"0815abcdefghijkl\" 01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("org.apache.hadoop.mapreduce.v2.app.rm.RMContainerAllocator: s.AcceptanceTimeoutSeconds")]
    [InlineData("sk_test_connection sk-learn-based-estimator-2 xoxo-indieweb-1.jpg npm_config_registry_url")]
    [InlineData("hf_requiredCharacteristicTypesForDisplay hf_generatedByHomeAppForDebuggingPurposes")]
    [InlineData("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP TODAYINASIAASACKOFRICE key-0a1b2c3d4e5f60718293a4b5c6d7e8f9")]
    [InlineData("https://hooks.slack.com/services/ https://docs.example/webhooks/overview-of-it the hook.")]
    [InlineData("value " + Key + " and 12345:Abcdefghijklmnop 2015:A")]
    [InlineData("cache-12345678901234567890-us12 a.b~c.d~2Fx tplv-k3u1fbpfcp-watermark.image ~~~~~~~~~~~~~~~~~~~~~~~~")]
    public void What_is_no_token_comes_back_as_the_same_instance(string text) => Unchanged(text);

    [Theory]
    [InlineData("sk-")]
    [InlineData("xoxb-1")]
    [InlineData("ghp_")]
    [InlineData("abcdefghijkl.")]
    [InlineData("abcdefghijkl:")]
    [InlineData("AKIAABCDEFGHIJKLMNOP ")]
    [InlineData("123456789012345|")]
    [InlineData("ey0123456789abcdefgh.")]
    [InlineData("1Q~")]
    [InlineData("hooks.slack.com/services/")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.")]
    [InlineData("a/b+")]
    [InlineData("mysql -p")]
    [InlineData("curl -u a:b ")]
    [InlineData("login a password b ")]
    [InlineData("\"kty\":\"d\":")]
    [InlineData("nonce=response=\"")]
    public void Rules_are_linear(string piece)
    {
        // Sixteen times the text takes sixteen times as long, or 256 times if anything reads it again and again. A
        // machine that does something else meanwhile is asked once more.
        var small = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        var large = string.Concat(Enumerable.Repeat(piece, 160_000 / piece.Length));
        Enumerable.Range(0, 20).ShouldContain(_ => Time(large) < Time(small) * 80, piece);
    }

    static TimeSpan Time(string text)
    {
        var names = new NameRules(new RedactionNames());
        TextRule[] rules =
        [
            new TokenRule(static _ => true), new AzureClientSecretRule(), new WebhookRule(), new JwtRule(),
            new CommandRule(names), new SwitchRule(names), new SpokenRule(names),
            new PrivateKeyParts(), new SignatureRule(),
        ];
        var start = TimeProvider.System.GetTimestamp();
        foreach (var rule in rules)
        {
            HitList hits = default;
            rule.Find(text, ref hits);
        }

        return TimeProvider.System.GetElapsedTime(start);
    }

    static string Text(Random random, int length) =>
        string.Concat(random.GetItems(TokenPart.Characters('w').AsSpan(), length));

    static void Check(string text, string expected)
    {
        var redacted = Redactor.Default.Redact(text);
        redacted.ShouldBe(expected);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }

    static void Unchanged(string text) => Redactor.Default.Redact(text).ShouldBeSameAs(text);
}
