// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction;

public sealed class EscapedTextTests
{
    [Theory]
    [InlineData("a%20b%3D%c3%A9%", "a b=\u00c3\u00a9%")]
    [InlineData("%2g%", "%2g%")]
    [InlineData("\\u0022\\\"\\n\\\\ \\q\\u00", "\"\"\n\\ \\q\\u00")]
    [InlineData("&quot;&lt;&gt;&amp;&apos;&#34;&#x3D;&nbsp;&", "\"<>&'\"=&nbsp;&")]
    public void One_level_is_undone_and_every_character_knows_where_it_came_from(string text, string expected)
    {
        var decoded = new char[text.Length];
        var places = new int[text.Length + 1];
        var length = EscapedText.Decode(text, decoded, places);
        decoded.AsSpan(0, length).ToString().ShouldBe(expected);
        places[length].ShouldBe(text.Length);
        for (var i = 0; i < length; i++)
        {
            var piece = text[places[i]..places[i + 1]];
            (piece.Length == 1 ? piece[0] == expected[i] : piece[0] is '%' or '&' or '\\').ShouldBeTrue(piece);
        }
    }

    [Theory]
    [InlineData("plain", false)]
    [InlineData("C:\\new\\table.md", false)]
    [InlineData("50% & more\\", false)]
    [InlineData("%%%", false)]
    [InlineData("%", false)]
    [InlineData("%%2", false)]
    [InlineData("&#12", false)]
    [InlineData("\\u00", false)]
    [InlineData("first\\nsecond", false)]
    [InlineData("{\\\"a\\\":1}", true)]
    [InlineData("a: |\\n  b", true)]
    [InlineData("a%3Db", true)]
    [InlineData("a &lt; b", true)]
    public void A_text_is_decoded_where_something_may_be_hidden(string text, bool isWorthIt) =>
        EscapedText.AreIn(text).ShouldBe(isWorthIt);

    [Theory]
    [InlineData("msg=API_KEY+%3D+%22@%22&x=1")]
    [InlineData("msg=password+%3A+@+for+bob%21&x=1")]
    [InlineData("key=a%2Bb&msg=token%3D@+%2F")]
    public void A_plus_is_read_as_a_blank_and_as_itself(string form)
    {
        var redacted = Redactor.Default.Redact(form.Replace("@", "Qe7bVsT2mXpR9wLd", StringComparison.Ordinal));
        redacted.ShouldNotContain("Qe7bVsT2mXpR9wLd");
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }

    [Theory]
    [InlineData("Authorization%3A%20Bearer%20@", "authorization")]
    [InlineData("q=password%20%3D%3E%20%22@%22", "kv")]
    [InlineData("{\"h\":\"Cookie: sid=@; a=b\\r\\n\"}", "cookie")]
    [InlineData("&lt;password&gt;@&lt;/password&gt;", "kv")]
    [InlineData("{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"password\\\\\\\":\\\\\\\"@\\\\\\\"}\\\"}\"}", "kv")]
    public void What_is_found_in_it_is_taken_out_where_it_came_from(string form, string rule)
    {
        var text = form.Replace("@", "Qe7bVsT2mXpR9wLd", StringComparison.Ordinal);
        var redacted = Redactor.Default.Redact(text);
        redacted.ShouldStartWith(form[..form.IndexOf('@', StringComparison.Ordinal)] + "[redacted:" + rule + "]");
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }
}
