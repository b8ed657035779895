// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

static class Redacted
{
    public static void Check(string text, string expected)
    {
        var redacted = Redactor.Default.Redact(text);
        redacted.ShouldBe(expected);
        Redactor.Default.Redact(redacted).ShouldBeSameAs(redacted);
    }
}
