// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Finds what redaction would change.</summary>
sealed class CleanCheck(Redactor redactor) : TextCheck
{
    public override bool TakesWhole(string name) => redactor.IsSecretName(name);

    protected override IEnumerable<string> Find(string name, string text)
    {
        if (string.Equals(redactor.Redact(name, text), text, StringComparison.Ordinal))
            return [];
        var rules = redactor.Explain(text).Select(static span => span.Rule).ToList();
        return rules.Count > 0 ? rules : [RuleNames.Name];
    }
}
