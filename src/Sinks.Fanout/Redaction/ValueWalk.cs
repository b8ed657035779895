// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Goes through one property value, however nested, within limits of depth and size.</summary>
sealed class ValueWalk(Redactor redactor)
{
    public const int MaxDepth = 10;
    public const int MaxNodes = 1000;

    // Where redaction is off values are left alone, but not without end: a value may be deep or contain itself.
    const int MaxDepthUnredacted = 16;
    const int MaxNodesUnredacted = 10_000;

    readonly int _maxDepth = redactor.Enabled ? redactor.Rules.Limits.MaxDepth : MaxDepthUnredacted;
    readonly int _maxNodes = redactor.Enabled ? redactor.Rules.Limits.MaxNodes : MaxNodesUnredacted;

    int _depth;
    int _nodes;

    public LogEventPropertyValue Redact(string name, LogEventPropertyValue value)
    {
        _nodes++;
        if (value is ScalarValue scalar)
            return RedactScalar(name, scalar);

        if (_depth == _maxDepth)
            return new ScalarValue(redactor.Take(RuleNames.TooDeep));
        if (redactor.Judge(name) == NameVerdict.Secret || (redactor.Enabled && ObjectText.IsSecretTree(value)))
            return IsEmpty(value) ? value : redactor.TakeValue(RuleNames.Name, name, value);

        _depth++;
        try
        {
            return value switch
            {
                SequenceValue sequence when SplitText.Redact(redactor, sequence.Elements) is { } text =>
                    new ScalarValue(text),
                SequenceValue sequence => RedactSequence(name, sequence),
                StructureValue structure => RedactStructure(structure),
                DictionaryValue dictionary => RedactDictionary(dictionary),
                _ => RedactScalar(name, new ScalarValue(value)),
            };
        }
        finally
        {
            _depth--;
        }
    }

    // A stranger's ToString may throw: that value alone is lost.
    ScalarValue RedactScalar(string name, ScalarValue scalar)
    {
        try
        {
            return ScalarRedaction.Redact(redactor, name, scalar);
        }
        catch (Exception)
        {
            return new ScalarValue(redactor.Failed());
        }
    }

    SequenceValue RedactSequence(string name, SequenceValue sequence)
    {
        List<LogEventPropertyValue>? changed = null;
        for (var i = 0; i < sequence.Elements.Count; i++)
        {
            if (IsFull())
            {
                changed ??= [.. sequence.Elements.Take(i)];
                changed.Add(new ScalarValue(redactor.Take(RuleNames.TooLong)));
                break;
            }

            var element = sequence.Elements[i];
            var redacted = Redact(NamedValues.NameBefore(redactor, sequence.Elements, i) ?? name, element);
            if (changed is null && !ReferenceEquals(redacted, element))
                changed = [.. sequence.Elements.Take(i)];
            if (!Removed.Is(redacted))
                changed?.Add(redacted);
        }

        return changed is null ? sequence : new SequenceValue(changed);
    }

    StructureValue RedactStructure(StructureValue structure)
    {
        List<LogEventProperty>? changed = null;
        for (var i = 0; i < structure.Properties.Count; i++)
        {
            var member = structure.Properties[i];
            if (IsFull())
            {
                changed ??= [.. structure.Properties.Take(i)];
                changed.Add(new("...", new ScalarValue(redactor.Take(RuleNames.TooLong))));
                break;
            }

            var isNamed = NamedValues.IsValueMember(member.Name);
            var name = (isNamed ? NamedValues.NameIn(redactor, structure) : null) ?? member.Name;
            var redacted = Redact(name, member.Value);
            var newName = redactor.RedactName(member.Name);
            var isSame = ReferenceEquals(redacted, member.Value) && ReferenceEquals(newName, member.Name);
            if (changed is null && !isSame)
                changed = [.. structure.Properties.Take(i)];
            if (!Removed.Is(redacted))
                changed?.Add(isSame ? member : new LogEventProperty(newName, redacted));
        }

        var tag = structure.TypeTag is null ? null : redactor.Redact(structure.TypeTag);
        return changed is null && ReferenceEquals(tag, structure.TypeTag)
            ? structure
            : new StructureValue(changed ?? structure.Properties, tag);
    }

    DictionaryValue RedactDictionary(DictionaryValue dictionary)
    {
        var isChanged = false;
        var result = new Dictionary<ScalarValue, LogEventPropertyValue>(dictionary.Elements.Count);
        foreach (var (key, value) in dictionary.Elements)
        {
            if (IsFull())
            {
                result[new ScalarValue("...")] = new ScalarValue(redactor.Take(RuleNames.TooLong));
                isChanged = true;
                break;
            }

            var newKey = RedactScalar("", key);
            var keyText = KeyText(key);
            var isNamed = NamedValues.IsValueMember(keyText);
            var name = (isNamed ? NamedValues.NameIn(redactor, dictionary) : null) ?? keyText;
            var redacted = Redact(name, value);
            isChanged |= !ReferenceEquals(newKey, key) || !ReferenceEquals(redacted, value);
            if (!Removed.Is(redacted))
                result[Distinct(Removed.Is(newKey) ? new ScalarValue("") : newKey, result)] = redacted;
        }

        return isChanged ? new DictionaryValue(result) : dictionary;
    }

    static string KeyText(ScalarValue key) => key.Value switch
    {
        string text => text,
        null => "",
        var other => ScalarRedaction.TextOrNothing(other),
    };

    // Two secrets as keys leave the same marker twice.
    static ScalarValue Distinct(ScalarValue key, Dictionary<ScalarValue, LogEventPropertyValue> taken)
    {
        var distinct = key;
        for (var i = 2; taken.ContainsKey(distinct); i++)
            distinct = new ScalarValue($"{key.Value}#{i}");
        return distinct;
    }

    bool IsFull() => _nodes >= _maxNodes;

    static bool IsEmpty(LogEventPropertyValue value) => value switch
    {
        SequenceValue sequence => sequence.Elements.Count == 0,
        StructureValue structure => structure.Properties.Count == 0,
        DictionaryValue dictionary => dictionary.Elements.Count == 0,
        _ => false,
    };
}
