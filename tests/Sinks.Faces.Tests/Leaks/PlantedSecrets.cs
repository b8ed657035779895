// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Sinks.Faces.Tests.Leaks;

/// <summary>Makes secrets of every class; the same seed makes the same one.</summary>
static class PlantedSecrets
{
    const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    const string Digits = "0123456789";

    static readonly string[] Names =
    [
        "Password", "api_key", "ClientSecret", "X-Auth-Token", "smtp.password", "accessKey", "refresh_token",
        "PRIVATE_KEY", "Passphrase", "session-token", "DbPwd",
    ];

    static readonly string[] Pairs =
    [
        "{0}={1}", "{0}: {1}", "\"{0}\":\"{1}\"", "{{\"id\":7,\"{0}\": \"{1}\",\"b\":true}}", "--{0} {1}",
        "{0} = '{1}'",
        "{{'{0}': '{1}'}}", "<{0}>{1}</{0}>", "<{0} kind=\"x\">{1}</{0}>", "<add key=\"{0}\" value=\"{1}\"/>",
        "{{\"name\":\"{0}\",\"value\":\"{1}\"}}", "{{\"Value\":\"{1}\",\"Key\":\"{0}\"}}", "[{0}, {1}]",
        "user: bob\n{0}: {1}\nport: 25", "{0}: |\n  {1}\nport: 25", "user=bob&{0}={1}&port=25",
        "https://shop.example/login?user=bob&{0}={1}", "Login {{ User = bob, {0} = {1} }}", "{0}:{1}, port:25",
    ];

    static readonly Func<Random, Planted>[] Makers =
    [
        Pair, Pair, Pair, Url, Bearer, Header, Cookie, Connection, JsonWebToken, PrivateKey, Basic, Card, Account, Mail,
        SocialSecurity, Issued, Issued,
    ];

    public static Planted Make(Random random) => Makers[random.Next(Makers.Length)](random);

    public static string Value(Random random) => Value(random, random.Next(12, 24));

    public static string Name(Random random) => Names[random.Next(Names.Length)];

    static Planted Pair(Random random)
    {
        var (name, value) = (Name(random), Value(random));
        var form = Pairs[random.Next(Pairs.Length)];
        return new Planted("pair " + form, value, string.Format(CultureInfo.InvariantCulture, form, name, value), name);
    }

    static Planted Url(Random random)
    {
        var value = Value(random);
        return new Planted("URL", value, $"amqps://bob:{value}@queue.example:5671/orders");
    }

    static Planted Bearer(Random random)
    {
        var value = Value(random, 40);
        return new Planted("bearer", value, $"Authorization: Bearer {value}");
    }

    static Planted Header(Random random)
    {
        var value = Value(random);
        return new Planted("header", value, $"Host: shop.example\r\nX-Api-Key: {value}\r\nAccept: text/plain");
    }

    static Planted Cookie(Random random)
    {
        var value = Value(random);
        return new Planted("cookie", value, $"Cookie: theme=dark; sid={value}; lang=nl");
    }

    static Planted Connection(Random random)
    {
        var value = Value(random);
        return new Planted("connection string", value, $"Server=db.example;User Id=sa;Password={value};Database=shop");
    }

    static Planted JsonWebToken(Random random)
    {
        var header = Base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        var payload = Base64Url($"{{\"sub\":\"{Value(random)}\"}}");
        var token = $"{header}.{payload}.{Value(random, 43)}";
        return new Planted("JWT", token, "got " + token, HasOwnForm: true);
    }

    static Planted PrivateKey(Random random)
    {
        const string Label = "PRIVATE KEY";
        var line = Value(random, 64);
        var text = $"-----BEGIN {Label}-----\n{line}\n{Value(random, 20)}\n-----END {Label}-----";
        return new Planted("private key", line, text);
    }

    static Planted Basic(Random random)
    {
        var value = Convert.ToBase64String(Encoding.UTF8.GetBytes("bob:" + Value(random, 15)));
        return new Planted("basic", value, "Authorization: Basic " + value);
    }

    // Put together here, for hosts of code look for such stems. Each has a digit, as nearly all that are issued have.
    static Planted Issued(Random random)
    {
        var token = random.Next(6) switch
        {
            0 => "gh" + "p_7" + Pick(random, Letters + Digits, 35),
            1 => "gl" + "pat-7" + Pick(random, Letters + Digits, 19),
            2 => "xo" + "xb-" + Pick(random, Digits, 12) + "-" + Pick(random, Digits, 12) + "-"
                + Pick(random, Letters + Digits, 24),
            3 => "sk" + "_live_7" + Pick(random, Letters + Digits, 23),
            4 => "AK" + "IA7" + Pick(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 15),
            _ => "np" + "m_7" + Pick(random, Letters + Digits, 35),
        };
        return new Planted("issued token", token, $"cloned with {token} again", HasOwnForm: true);
    }

    static Planted Card(Random random)
    {
        var digits = "4" + Pick(random, Digits, 14);
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        var card = digits + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
        return new Planted("card", card, $"card {card} was declined", HasOwnForm: true);
    }

    static Planted Account(Random random)
    {
        var account = Pick(random, Digits, 18);
        var check = 98 - (int)(BigInteger.Parse(account + "131400", CultureInfo.InvariantCulture) % 97);
        var iban = string.Create(CultureInfo.InvariantCulture, $"DE{check:00}{account}");
        return new Planted("IBAN", iban, $"paid from {iban} today", HasOwnForm: true);
    }

    static Planted Mail(Random random)
    {
        var address = $"jo.{Pick(random, Letters, 8).ToLowerInvariant()}@post.example";
        return new Planted("e-mail", address, $"user {address} is unknown", HasOwnForm: true);
    }

    static Planted SocialSecurity(Random random)
    {
        var number = string.Create(
            CultureInfo.InvariantCulture,
            $"{random.Next(1, 666):000}-{random.Next(1, 100):00}-{random.Next(1, 10_000):0000}");
        return new Planted("SSN", number, $"her number is {number}, she says", HasOwnForm: true);
    }

    // A digit and both cases, so that it is no word; no digit in the front, so that it is no number.
    static string Value(Random random, int length) =>
        Pick(random, Letters, 2) + "Z7q" + Pick(random, Letters + Digits, length - 5);

    static string Pick(Random random, string alphabet, int length) =>
        string.Concat(random.GetItems(alphabet.AsSpan(), length));

    static string Base64Url(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
