// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Redacts properties whose values anybody may have made: nested without end, held in lists that change, named twice.
/// </summary>
sealed class PropertyRedaction(Redactor redactor)
{
    const string TooLong = "[too long]";

    // Beyond what redaction keeps, so that its own limits show; they also bound a list that contains itself.
    readonly int _depthLimit = redactor.Rules.Limits.MaxDepth + 1;
    readonly int _nodeLimit = 2 * redactor.Rules.Limits.MaxNodes;

    // Twice what an event brings along by itself.
    const int PropertyLimit = 2_000;

    int _nodes;

    /// <summary>A copy, redacted. What is equal to a value known to be redacted stays as it is.</summary>
    public FanoutProperty[] Redact(FanoutProperties? changed, FanoutProperties redacted)
    {
        var known = new Dictionary<string, FanoutValue>(redacted.Count, StringComparer.Ordinal);
        foreach (ref readonly var property in redacted.AsSpan())
            known.TryAdd(property.Name, property.Value);

        var properties = new List<FanoutProperty>(changed?.Count ?? 0);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in (changed ?? FanoutProperties.Empty).Take(PropertyLimit))
        {
            var newName = redactor.RedactName(name ?? "");
            // Readers of JSON disagree about repeated keys: the first one stays.
            if (!taken.Add(newName))
                continue;
            var isKnown = known.TryGetValue(newName, out var before) && before == value;
            if (isKnown)
                properties.Add(new FanoutProperty(newName, value));
            else if (Redact(name ?? "", value) is { } ownValue)
                properties.Add(new FanoutProperty(newName, ownValue));
        }

        return [.. properties];
    }

    /// <summary>The value; null when it is to be left out.</summary>
    FanoutValue? Redact(string name, FanoutValue value)
    {
        _nodes = 0;
        var result = redactor.RedactProperty(name, Raw(value, depth: 0));
        return Removed.Is(result) ? null : ValueConverter.Convert(result);
    }

    LogEventPropertyValue Raw(FanoutValue value, int depth)
    {
        _nodes++;
        return value.Kind switch
        {
            FanoutValueKind.Sequence or FanoutValueKind.Structure when depth == _depthLimit => new ScalarValue(TooLong),
            FanoutValueKind.Sequence => new SequenceValue(Elements(value.AsSequence(), depth)),
            FanoutValueKind.Structure => Members(value.AsStructure(), depth),
            _ => SerilogValues.Scalar(value),
        };
    }

    List<LogEventPropertyValue> Elements(IReadOnlyList<FanoutValue> values, int depth)
    {
        var elements = new List<LogEventPropertyValue>();
        foreach (var value in values)
        {
            if (_nodes > _nodeLimit)
            {
                elements.Add(new ScalarValue(TooLong));
                break;
            }

            elements.Add(Raw(value, depth + 1));
        }

        return elements;
    }

    /// <summary>Serilog's structures have no member without a name; its dictionaries may.</summary>
    LogEventPropertyValue Members(FanoutProperties properties, int depth)
    {
        var members = new Dictionary<string, LogEventPropertyValue>(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            if (_nodes > _nodeLimit)
                break;
            if (!members.ContainsKey(name ?? ""))
                members.Add(name ?? "", Raw(value, depth + 1));
        }

        return members.Keys.All(LogEventProperty.IsValidName)
            ? new StructureValue(members.Select(static member => new LogEventProperty(member.Key, member.Value)))
            : new DictionaryValue(members.Select(
                static member => KeyValuePair.Create(new ScalarValue(member.Key), member.Value)));
    }
}
