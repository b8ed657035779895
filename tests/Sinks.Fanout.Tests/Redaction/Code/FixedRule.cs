// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Code;

/// <summary>A rule as others write them; does what the test says.</summary>
sealed class FixedRule(string name, Action<string, RedactionSpans>? find = null) : IRedactionRule
{
    public string Name => name;

    public void Find(ReadOnlySpan<char> text, RedactionSpans found) => find?.Invoke(text.ToString(), found);
}
