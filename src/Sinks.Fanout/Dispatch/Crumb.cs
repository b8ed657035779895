// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>
/// What a trail keeps of an event: level, template, scalar values and the exception's type, never a stranger's object.
/// Rendered and redacted at most once, and only when an error takes it along.
/// </summary>
sealed class Crumb
{
    const int ValueLimit = 100;
    const int ValueTextLimit = 4096;
    const int BaseBytes = 256;

    // Serilog shares templates up to this length; a longer one is held by the event alone.
    const int SharedTextLimit = 1024;

    static readonly ScalarValue NotKept = new("[not kept]");

    Breadcrumb? _built;
    bool _isBuilt;
    bool _isCharged;

    public Crumb(LogEvent logEvent)
    {
        Timestamp = logEvent.Timestamp;
        Level = logEvent.Level;
        Template = Bounded(logEvent.MessageTemplate);
        ExceptionType = logEvent.Exception?.GetType().FullName;
        EventName = Bounded(EventNames.Of(logEvent));
        var values = new List<(string Name, ScalarValue Value)>(Math.Min(logEvent.Properties.Count, ValueLimit));
        foreach (var (name, value) in logEvent.Properties)
        {
            if (string.Equals(name, Constants.SourceContextPropertyName, StringComparison.Ordinal))
                Category = Bounded((value as ScalarValue)?.Value as string);
            else if (values.Count < ValueLimit && !AttachmentList.Is(name, value))
                values.Add((name, value is ScalarValue scalar && IsKept(scalar.Value) ? scalar : NotKept));
        }

        Values = values;
        var template = Template.Text.Length > SharedTextLimit ? Template.Text.Length * 2 : 0;
        Bytes = BaseBytes + template
            + values.Sum(static value => value.Value is { Value: string text } ? text.Length * 2 : 32);
    }

    /// <summary>The memory it is reckoned to hold.</summary>
    public int Bytes { get; }

    public DateTimeOffset Timestamp { get; }

    public LogEventLevel Level { get; }

    public MessageTemplate Template { get; }

    public string? Category { get; }

    public string? EventName { get; }

    public string? ExceptionType { get; }

    public IReadOnlyList<(string Name, ScalarValue Value)> Values { get; }

    /// <summary>The breadcrumb; null when it is to be left out.</summary>
    public Breadcrumb? Build(EventBuilder builder)
    {
        if (!_isBuilt)
            _built = builder.BuildCrumb(this);
        _isBuilt = true;
        return _built;
    }

    /// <summary>What the event that takes it along has to count: all of it the first time, a reference later.</summary>
    public int Charge()
    {
        var bytes = _isCharged ? 8 : Bytes;
        _isCharged = true;
        return bytes;
    }

    /// <summary>A text that was logged as a template may be of any length; redaction keeps no more of it.</summary>
    static MessageTemplate Bounded(MessageTemplate template)
    {
        if (template.Text.Length <= TextLimit.MaxLength)
            return template;
        var text = TextLimit.Bounded(template.Text);
        return new MessageTemplate(text, [new TextToken(text)]);
    }

    static string? Bounded(string? text) => text?.Length > ValueTextLimit ? null : text;

    static bool IsKept(object? value) => value switch
    {
        null => true,
        string text => text.Length <= ValueTextLimit,
        Guid or DateTimeOffset or TimeSpan or DateOnly or TimeOnly or Enum or AttributedValue => true,
        _ => Type.GetTypeCode(value.GetType()) != TypeCode.Object,
    };
}
