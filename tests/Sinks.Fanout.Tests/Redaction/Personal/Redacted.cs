// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

static class Redacted
{
    public static void Check(string text, string expected, RedactionPacks packs = default)
    {
        var redactor = Of(packs);
        var redacted = redactor.Redact(text);
        redacted.ShouldBe(expected);
        redactor.Redact(redacted).ShouldBeSameAs(redacted);
    }

    public static void CheckUntouched(string text, RedactionPacks packs) => Of(packs).Redact(text).ShouldBeSameAs(text);

    static Redactor Of(RedactionPacks packs) =>
        packs == default ? Redactor.Default : new(new RedactionOptions { Packs = packs });
}
