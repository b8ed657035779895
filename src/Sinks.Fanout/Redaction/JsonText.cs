// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>JSON that comes parsed: its members are redacted by name at any depth, also numbers and objects.</summary>
static class JsonText
{
    public static string Of(Redactor redactor, JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
            return element.GetString()!;
        if (element.ValueKind is JsonValueKind.Undefined)
            return "";

        // Of a text that is too long the beginning is kept, and read as a text.
        var text = element.GetRawText();
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
            || text.Length > TextLimit.MaxLength || !redactor.Enabled)
            return text;
        var value = ValueOf(element);
        var redacted = redactor.Redact("", value);
        return ReferenceEquals(redacted, value) ? text : ValueConverter.Convert(redacted).ToString();
    }

    static LogEventPropertyValue ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => new SequenceValue(element.EnumerateArray().Select(ValueOf)),
        JsonValueKind.String => new ScalarValue(element.GetString()),
        JsonValueKind.True => new ScalarValue(true),
        JsonValueKind.False => new ScalarValue(false),
        JsonValueKind.Number when element.TryGetInt64(out var number) => new ScalarValue(number),
        JsonValueKind.Number when element.TryGetDecimal(out var number) => new ScalarValue(number),
        JsonValueKind.Number => new ScalarValue(element.GetDouble()),
        _ => new ScalarValue(null),
    };

    /// <summary>The first of a repeated name, as elsewhere; a name may be empty, which a structure's may not.</summary>
    static DictionaryValue Members(JsonElement element)
    {
        var members = new Dictionary<ScalarValue, LogEventPropertyValue>();
        foreach (var member in element.EnumerateObject())
            members.TryAdd(new ScalarValue(member.Name), ValueOf(member.Value));
        return new DictionaryValue(members);
    }
}
