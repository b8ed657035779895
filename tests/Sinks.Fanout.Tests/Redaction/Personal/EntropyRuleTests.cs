// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class EntropyRuleTests
{
    [Theory]
    [InlineData("x=q7Zr2LkP9wXv4TbN1sYd8Hc6", "x=[redacted:entropy]")]
    [InlineData("got Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MDEy== .", "got [redacted:entropy]== .")]
    [InlineData("\"aB3/dE5+gH7-jK9_mN1pQ4rS6\"", "\"[redacted:entropy]\"")]
    public void Random_texts_are_found(string text, string expected) =>
        Redacted.Check(text, expected, RedactionPacks.Entropy);

    [Theory]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301 3F2504E04F8911D39A0C0305E82C3301")]
    [InlineData("e83c5163316f89bfbde7d9ab23ca2e25604af290 sha256:0f343b0931126a20f133d67c2b018a3b")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    [InlineData("TaskAttemptListenerImpl2ConnectionPool SelectChannelConnectorWithSafeStartup")]
    [InlineData("/usr/share/Docs2/Sinks/Fanout/Redaction/Personal/EntropyRule.cs:12")]
    [InlineData("application_1445144423722_0020 attempt_1445144423722_0020_m_000001_0")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaa AAAAAAAAAAAAAAAAAAAAAAAA 0000000000000000000000000")]
    [InlineData("[redacted:entropy]")]
    public void Ids_words_and_paths_stay(string text) => Redacted.CheckUntouched(text, RedactionPacks.Entropy);

    [Fact]
    public void It_is_off_unless_asked_for() => Redacted.CheckUntouched("x=q7Zr2LkP9wXv4TbN1sYd8Hc6", default);
}
