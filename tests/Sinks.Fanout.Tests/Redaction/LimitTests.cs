// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Redaction;

public sealed class LimitTests
{
    const string TooLong = "[redacted:too-long]";

    public static TheoryData<string> Adversaries =>
    [
        "a", "b", ":", "=", "-", "@", "\n", "//", "\\", "\\\"", "\\u0022", "a=b;", "//a:b@", "//a:", "//a:b/",
        "eyJ", "eyJ.", "eyJa.a.a ",
        "password=", "password=\"", "password='", "password='x", "password:[", "password={", "password: (",
        "password=,,", "password=>", "password:T", "password:Token", ";password=a ", ";password=a\"", "password=\\\"",
        "password=\\\\", "password\\u0022:\\u0022", "<password>", "secret key: ", "Key=", "aKey=", "aKey=\"",
        "aKey='x", "?token=", "&code=", "?aKey=", "PRIVATE KEY", "BEGIN PRIVATE KEY", "-END BEGIN PRIVATE KEY",
        "bearer ", "basic AAAA", "--token ", " -u a:b",
        "Cookie: a=b; ", "Cookie: a=b", "Authorization: ", "Authorization: Digest a=\"b\", ", "Authorization:{",
        "[password, ", "[password, a", "(password, ", "[password, a1]", "value=", "value='x", "\"value\":\"",
        "<key>password<", "name=password value=", "value='x' name=", "<a ", ">", "<password a>", "<password>x",
        "&lt;password&gt;", "&gt;", "&lt;password ", "\\u003cpassword\\u003e", "password:|\n", "password: |\n  x\n",
        "\\u0022password\\u0022:\\u0022", "\\\"", "&quot;", "&#x22;", "%22", "%25", "%2525", "\\u005C", "&amp;", "\\n",
        "password:| ", "%3D", "token%3D", "%20", "token%3D%20", "%253", "x-token: a, ", "x-token: a,",
        "[redacted:kv]", "token=[redacted:kv]", "token=${", "token=\"[redacted:kv]",
    ];

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void A_megabyte_of_anything_is_read_in_linear_time(string part)
    {
        // Four times the text may take four times as long; read quadratically it would take sixteen times.
        var quarter = TimeOf(part, 250_000);
        TimeOf(part, 1_000_000).ShouldBeLessThan((8 * quarter) + TimeSpan.FromMilliseconds(100));
    }

    static TimeSpan TimeOf(string part, int length)
    {
        var text = string.Concat(Enumerable.Repeat(part, length / part.Length));
        var scanner = new TextScanner(new RuleSet(new RedactionOptions()), new RedactionTally());
        return ThreadTime.Of(() => scanner.Scan(text));
    }

    [Fact]
    public void A_long_text_is_cut_between_two_tokens()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 10_000)) + "password=hunter2";
        var redacted = Redactor.Default.Redact(text);
        redacted.Length.ShouldBeLessThanOrEqualTo(TextLimit.MaxLength);
        redacted.ShouldEndWith("word " + TooLong);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }

    [Fact]
    public void A_token_across_the_limit_is_not_left_in_half()
    {
        var text = new string('x', TextLimit.MaxLength - 100) + " " + new string('s', 500);
        Redactor.Default.Redact(text).ShouldEndWith("x " + TooLong);
        Redactor.Default.Redact(new string('x', TextLimit.MaxLength + 1)).ShouldBe(TooLong);
    }

    [Fact]
    public void A_token_across_the_limit_is_not_left_in_half_in_bytes_either()
    {
        var text = "password=hunter2 " + new string('x', TextLimit.MaxLength - 100) + " " + new string('s', 500);
        var redacted = Redactor.Default.Redact("Body", new ScalarValue(System.Text.Encoding.UTF8.GetBytes(text)));
        ((string)((ScalarValue)redacted).Value!).ShouldEndWith("x " + TooLong);
    }

    [Fact]
    public void A_text_that_grows_over_the_limit_by_its_markers_is_cut_again()
    {
        var text = string.Concat(Enumerable.Repeat("pwd=a ", 5000));
        var redacted = Redactor.Default.Redact(text);
        redacted.Length.ShouldBeLessThanOrEqualTo(TextLimit.MaxLength);
        redacted.ShouldEndWith("pwd=[redacted:kv] " + TooLong);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }

    [Fact]
    public void Values_below_the_depth_limit_are_not_read()
    {
        LogEventPropertyValue value = new ScalarValue("deep");
        for (var i = 0; i < ValueWalk.MaxDepth; i++)
            value = new SequenceValue([value]);
        Redactor.Default.Redact("a", value).ShouldBeSameAs(value);
        var deeper = Redactor.Default.Redact("a", new SequenceValue([value]));
        deeper.ToString(null, null).ShouldContain("[redacted:too-deep]");
    }

    [Fact]
    public void Values_beyond_the_size_limit_are_left_out()
    {
        var items = Enumerable.Range(0, 5000).Select(i => (LogEventPropertyValue)new ScalarValue(i)).ToList();
        var sequence = (SequenceValue)Redactor.Default.Redact("a", new SequenceValue(items));
        sequence.Elements.Count.ShouldBe(ValueWalk.MaxNodes);
        sequence.Elements[^1].ShouldBe(new ScalarValue(TooLong));

        var members = items.Select((item, i) => new LogEventProperty("m" + i, item));
        var structure = (StructureValue)Redactor.Default.Redact("a", new StructureValue(members));
        structure.Properties.Count.ShouldBe(ValueWalk.MaxNodes);

        var pairs = items.Select((item, i) => KeyValuePair.Create(new ScalarValue(i), item));
        var dictionary = (DictionaryValue)Redactor.Default.Redact("a", new DictionaryValue(pairs));
        dictionary.Elements[new ScalarValue("...")].ShouldBe(new ScalarValue(TooLong));
    }
}
