// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction;

public sealed class RedactionProperties
{
    static readonly string[] SecretNames =
        ["Password", "api_key", "X-Auth-Token", "db.connectionString", "ClientSecret"];
    static readonly string[] OtherNames = ["Name", "order_id", "Items", "a", "Content-Type"];

    static readonly string[] Dialects =
    [
        "{0}={1}", "{0}: {1}", "\"{0}\":\"{1}\"", "{{\"a\":1,\"{0}\": \"{1}\"}}", "?a=b&{0}={1}&c=d",
        "Server=x;{0}={1};a=b",
        "--{0} {1}", "<{0}>{1}</{0}>", "{0} = '{1}'", "\\\"{0}\\\":\\\"{1}\\\"", "{0}: {1}\nb: c",
    ];

    static readonly string[] Soup =
    [
        "password", "token", "Key", "=", ":", "=>", "->", " ", "\n", ";", "&", "?", "\"", "'", "\\", "\\u0022",
        "{", "}", "[", "]", "(", ")", "<", ">", "//", "@", "abc", "hunter2", "1", "cefa780880ba5f5696192a34f6292c35",
        ".", ",", "--", "|", "*", "is", "null", "%5B", "$", "Authorization", "Bearer ", "Basic ", "Cookie",
        "Set-Cookie: a=", "[redacted:kv]", "[redacted:", "eyJhbGciOiJIUzI1NiJ9", "-----BEGIN PRIVATE KEY-----",
        "-----END",
    ];

    [Fact]
    public void A_secret_under_a_secret_name_never_survives_in_a_nested_value() =>
        Check(random =>
        {
            var secret = Secret(random);
            var value = Nest(random, secret, random.Next(1, 8));
            var leaves = Leaves(Redactor.Default.Redact("Root", value));
            return leaves.All(leaf => !leaf.Contains(secret, StringComparison.Ordinal));
        });

    [Fact]
    public void A_secret_under_a_secret_name_never_survives_in_text() =>
        Check(random =>
        {
            var secret = Secret(random);
            var pair = string.Format(null, Pick(random, Dialects), Pick(random, SecretNames), secret);
            var text = $"at {random.Next()} {pair} in {random.Next()}";
            return !Redactor.Default.Redact(text).Contains(secret, StringComparison.Ordinal);
        });

    [Fact]
    public void Redacting_twice_is_redacting_once() =>
        Check(random =>
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Pick(random, Soup)));
            var once = Redactor.Default.Redact(text);
            var twice = Redactor.Default.Redact(once);
            twice.ShouldBe(once, text);
            return ReferenceEquals(once, twice);
        });

    static void Check(Func<Random, bool> property) =>
        Prop.ForAll<int>(seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    static string Secret(Random random) =>
        "s3" + string.Concat(random.GetItems("abcXYZ0189_-.+/!*".AsSpan(), random.Next(6, 30)));

    static LogEventPropertyValue Nest(Random random, string secret, int depth)
    {
        if (depth == 0)
            return new StructureValue([new(Pick(random, SecretNames), new ScalarValue(secret))]);
        var inner = Nest(random, secret, depth - 1);
        var siblings = Enumerable.Range(0, random.Next(3)).Select(i => (LogEventPropertyValue)new ScalarValue(i));
        return random.Next(3) switch
        {
            0 => new SequenceValue(siblings.Append(inner)),
            1 => new StructureValue([new(Pick(random, OtherNames), inner)]),
            _ => new DictionaryValue(
            [
                new(new ScalarValue(Pick(random, OtherNames)), inner),
                new(new ScalarValue(Pick(random, SecretNames)), new ScalarValue(secret)),
            ]),
        };
    }

    static IEnumerable<string> Leaves(LogEventPropertyValue value) => value switch
    {
        SequenceValue sequence => sequence.Elements.SelectMany(Leaves),
        StructureValue structure => structure.Properties.SelectMany(member => Leaves(member.Value)),
        DictionaryValue dictionary =>
            dictionary.Elements.SelectMany(pair => Leaves(pair.Key).Concat(Leaves(pair.Value))),
        ScalarValue scalar => [scalar.Value?.ToString() ?? ""],
        _ => [value.ToString(null, null)],
    };

    static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
