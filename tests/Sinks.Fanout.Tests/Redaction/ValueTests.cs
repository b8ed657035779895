// SPDX-License-Identifier: Apache-2.0
using System.Security;
using System.Text;
using System.Text.Json;
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction;

public sealed class ValueTests
{
    const string Taken = "[redacted:name]";

    public static TheoryData<object> Metadata =>
        [true, 0, 1L, 1m, 1.0, DayOfWeek.Friday, TimeSpan.FromDays(1), Some.Time, Some.Time.UtcDateTime];

    public static TheoryData<object> Secrets =>
        ["hunter2", 4711, 12L, 0.5m, 'x', Guid.Empty, "abc".ToCharArray(), new StringBuilder("abc")];

    [Theory]
    [MemberData(nameof(Metadata))]
    public void Flags_times_kinds_and_0_or_1_pass_under_a_secret_name(object value)
    {
        var redacted = Redact("Password", new ScalarValue(value)).ShouldBeOfType<ScalarValue>();
        redacted.Value.ShouldBe(value is DayOfWeek ? "Friday" : value);
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Everything_else_under_a_secret_name_is_taken(object value) =>
        Redact("Password", new ScalarValue(value)).ShouldBe(new ScalarValue(Taken));

    [Fact]
    public void Null_and_placeholders_pass_under_a_secret_name()
    {
        foreach (var value in new[] { null, "", "***", Taken })
        {
            var scalar = new ScalarValue(value);
            Redact("Password", scalar).ShouldBeSameAs(scalar);
        }

        Redact("Token", new ScalarValue(CancellationToken.None)).ToString(null, null).ShouldNotContain("redacted");
    }

    [Fact]
    public void Known_types_come_back_as_they_are()
    {
        foreach (var value in new object[] { "text", 1, 1L, 1.5, 1m, 'c', true, Guid.Empty, Some.Time, TimeSpan.Zero })
        {
            var scalar = new ScalarValue(value);
            Redact("Name", scalar).ShouldBeSameAs(scalar);
        }
    }

    [Fact]
    public void Strangers_become_text_and_are_read()
    {
        using var json = JsonDocument.Parse("{\"password\":\"hunter2\",\"n\":1}");
        Text(json.RootElement).ShouldBe("{\"password\":\"[redacted:name]\",\"n\":1}");
        Text(new Uri("https://bob:hunter2@x.example/?sig=abc"))
            .ShouldBe("https://bob:[redacted:url_userinfo]@x.example/?sig=[redacted:url_param]");
        Text(new StringBuilder("token=abc")).ShouldBe("token=[redacted:kv]");
        Text("token=abc".ToCharArray()).ShouldBe("token=[redacted:kv]");
        Text("token=abc".AsMemory()).ShouldBe("token=[redacted:kv]");
        Text(Encoding.UTF8.GetBytes("token=abc")).ShouldBe("token=[redacted:kv]");
        Text(new byte[] { 0xCA, 0xFE }).ShouldBe("CAFE");
        Text(new byte[5000]).ShouldBe("00000000000000000000000000000000... (5000 bytes)");
        Text(new SecureString()).ShouldBe(Taken);
        Text(new Stranger("pwd=abc")).ShouldBe("pwd=[redacted:kv]");
        Text(DayOfWeek.Friday).ShouldBe("Friday");
        Text(new System.Numerics.BigInteger(7)).ShouldBe("7");

        static object? Text(object value) => ((ScalarValue)Redact("Name", new ScalarValue(value))).Value;
    }

    [Fact]
    public void Structures_are_redacted_by_member_name_at_any_depth()
    {
        var value = Structure(("Name", "bob"), ("Login", Structure(("Password", "hunter2"), ("Kind", "basic"))));
        Redact("User", value).ToString(null, null)
            .ShouldBe("""{ Name: "bob", Login: { Password: "[redacted:name]", Kind: "basic" } }""");
    }

    [Fact]
    public void Whatever_is_under_a_secret_name_is_taken_whole()
    {
        Redact("Credentials", Structure(("User", "bob"))).ShouldBe(new ScalarValue(Taken));
        Redact("Token", new SequenceValue([new ScalarValue("a")])).ShouldBe(new ScalarValue(Taken));
        Redact("ConnectionStrings", Dictionary(("Default", "x"))).ShouldBe(new ScalarValue(Taken));
        var empty = new SequenceValue([]);
        Redact("Token", empty).ShouldBeSameAs(empty);
    }

    [Fact]
    public void Dictionaries_are_redacted_by_key_and_their_keys_are_read()
    {
        var redacted = (DictionaryValue)Redact("Headers", new DictionaryValue(
        [
            new(new ScalarValue("X-Api-Key"), new ScalarValue("abc")),
            new(new ScalarValue(7), new ScalarValue("token=abc")),
            new(new ScalarValue("token=a"), new ScalarValue("x")),
            new(new ScalarValue("token=b"), new ScalarValue("y")),
            new(new ScalarValue(new Stranger("password")), new ScalarValue("hunter2")),
            new(new ScalarValue(null), new ScalarValue("z")),
        ]));
        var pairs = redacted.Elements.Select(pair => $"{pair.Key.Value}->{((ScalarValue)pair.Value).Value}");
        pairs.ShouldBe(
        [
            "X-Api-Key->" + Taken, "7->token=[redacted:kv]", "token=[redacted:kv]->x", "token=[redacted:kv]#2->y",
            "password->" + Taken, "->z",
        ]);
    }

    [Fact]
    public void A_captured_pair_is_redacted_by_the_name_inside()
    {
        Redact("Header", Structure(("Key", "Authorization"), ("Value", "abc"))).ToString(null, null)
            .ShouldBe("""{ Key: "Authorization", Value: "[redacted:name]" }""");
        var harmless = Structure(("Name", "Content-Type"), ("Value", "abc"));
        Redact("Header", harmless).ShouldBeSameAs(harmless);
    }

    [Fact]
    public void Clean_values_come_back_as_the_same_instance()
    {
        var tags = new SequenceValue([new ScalarValue("a")]);
        var value = Structure(("Name", "bob"), ("Tags", tags), ("Map", Dictionary(("a", 1))));
        Redact("User", value).ShouldBeSameAs(value);
    }

    static LogEventPropertyValue Redact(string name, LogEventPropertyValue value) =>
        Redactor.Default.Redact(name, value);

    static StructureValue Structure(params (string Name, object Value)[] members) =>
        new(members.Select(member => new LogEventProperty(member.Name, Value(member.Value))));

    static DictionaryValue Dictionary(params (string Key, object Value)[] pairs) =>
        new(pairs.Select(pair => KeyValuePair.Create(new ScalarValue(pair.Key), Value(pair.Value))));

    static LogEventPropertyValue Value(object value) => value as LogEventPropertyValue ?? new ScalarValue(value);

    sealed class Stranger(string text)
    {
        public override string ToString() => text;
    }
}
