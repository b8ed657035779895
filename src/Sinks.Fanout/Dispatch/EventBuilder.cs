// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Builds what backends see from a log event: redacted, typed, rendered, frames parsed; once for all of them.
/// </summary>
/// <param name="redactor">Takes secrets out.</param>
/// <param name="frames">What frames are to tell; null for the default rules.</param>
sealed class EventBuilder(Redactor redactor, FrameRules? frames = null)
{
    const int PropertyLimit = 1_000;

    // What stands before a hole says of its value what this name does.
    const string SecretName = "password";
    const string PropertiesOmitted = "PropertiesOmitted";

    readonly EventIds _ids = new();
    readonly ExceptionReader _exceptions = new(redactor, frames);
    readonly MessageRedaction _messages = new(redactor);
    readonly RequestReader _requests = new(redactor);
    readonly BrowserReader _browsers = new(redactor);
    readonly AmbientRequestReader _ambient = new(redactor);
    readonly TemplateInfo.Cache _templates = new(redactor);
    readonly Dictionary<string, LogEventPropertyValue> _redacted = new(StringComparer.Ordinal);
    readonly List<FanoutProperty> _properties = [];
    readonly CleanNames _names = new(redactor);
    int _knownVersion;

    /// <summary>What takes secrets out. Another one means other rules.</summary>
    public Redactor Redactor => redactor;

    /// <summary>What frames are to tell.</summary>
    public FrameRules Frames { get; } = frames ?? FrameRules.Default;

    /// <summary>
    /// Whether what was built last is to be dropped, because there was something in it for which the strategy is
    /// DropEvent.
    /// </summary>
    public bool IsDropAsked { get; private set; }

    /// <summary>Builds the event. Whatever fails, nothing raw comes out: the result is then a stub.</summary>
    public FanoutEvent Build(
        LogEvent logEvent, FanoutContext? context, CrumbSet breadcrumbs, int? traceFlags = null)
    {
        var asked = redactor.DropsAsked;
        try
        {
            ForgetIfMoreIsKnown();
            return BuildWhole(logEvent, context, breadcrumbs, traceFlags);
        }
        catch (Exception failure)
        {
            return Stub(logEvent, failure);
        }
        finally
        {
            IsDropAsked = redactor.DropsAsked != asked;
            _redacted.Clear();
            _properties.Clear();
        }
    }

    /// <summary>Builds a breadcrumb from what its trail kept.</summary>
    /// <returns>The breadcrumb; null when it is to be left out, as its event would be dropped.</returns>
    public Breadcrumb? BuildCrumb(Crumb crumb)
    {
        var asked = redactor.DropsAsked;
        var built = BuildWhole(crumb);
        return redactor.DropsAsked == asked ? built : null;
    }

    Breadcrumb BuildWhole(Crumb crumb)
    {
        try
        {
            var template = _templates.Get(crumb.Template);
            var values = new Dictionary<string, LogEventPropertyValue>(StringComparer.Ordinal);
            foreach (var (name, value) in crumb.Values)
                values[name] = Redact(template, name, value);
            return new Breadcrumb
            {
                Timestamp = crumb.Timestamp,
                Level = crumb.Level,
                Message = _messages.Render(template, crumb.Template, values),
                Category = crumb.Category is null ? null : redactor.Redact(crumb.Category),
                EventName = crumb.EventName is null ? null : redactor.Redact(crumb.EventName),
                Properties = Convert(values),
                ExceptionType = crumb.ExceptionType,
            };
        }
        catch (Exception failure)
        {
            return new Breadcrumb
            {
                Timestamp = crumb.Timestamp,
                Level = crumb.Level,
                Message = FailureText(failure),
            };
        }
    }

    FanoutEvent BuildWhole(LogEvent logEvent, FanoutContext? ambient, CrumbSet breadcrumbs, int? traceFlags)
    {
        var template = _templates.Get(logEvent.MessageTemplate);
        if (template.AsksDrop)
            redactor.AskDrop();
        var surroundings = ambient?.Request?.Read(_ambient);
        var context = ReadContext(logEvent, ambient, surroundings);
        Redact(template, logEvent.Properties);
        var message = _messages.Render(template, logEvent.MessageTemplate, _redacted);
        var eventName = EventNames.Of(logEvent);
        if (template.SecretHoles.Length > 0 || _messages.Taken.Count > 0)
            TakeFromContext(template, ref context, ref eventName);
        SimplifyId(logEvent, eventName);
        var category = TextOf(_redacted, Constants.SourceContextPropertyName);
        var browser = logEvent as BrowserLogEvent;
        var request = browser is null
            ? AmbientRequestReader.Join(surroundings?.Info, _requests.Read(_redacted, category))
            : _browsers.ReadPage(browser);
        if (browser is not null)
            breadcrumbs = _browsers.ReadCrumbs(browser.Crumbs);
        var properties = Convert(_redacted, template, logEvent.Properties);
        var exception = ReadException(logEvent, browser, ambient);
        IReadOnlyList<FrameInfo> stack = ambient?.Traces?.LogCall is { } call ? _exceptions.ReadLogCall(call) : [];
        return new FanoutEvent
        {
            Id = _ids.Next(),
            Timestamp = logEvent.Timestamp,
            Level = logEvent.Level,
            Template = template.Text,
            TemplateNames = template.Names,
            Message = message,
            Properties = properties,
            Exception = exception,
            IsUnhandled = logEvent is UnhandledLogEvent || browser?.IsUnhandled == true,
            Mechanism = (logEvent as UnhandledLogEvent)?.Mechanism ?? browser?.Mechanism,
            EventName = eventName is null ? null : redactor.Redact(eventName),
            SourceContext = category,
            TraceId = logEvent.TraceId?.ToHexString(),
            SpanId = logEvent.SpanId?.ToHexString(),
            TraceFlags = traceFlags,
            Context = context,
            Breadcrumbs = breadcrumbs.Crumbs,
            Stack = stack,
            Request = request,
            Face = browser is null
                ? (logEvent as MelLogEvent)?.Provider.Face ?? FanoutFace.Serilog
                : FanoutFace.Browser,
            EstimatedBytes = EventSize.Of(message, properties, exception, stack, request, breadcrumbs.ChargedBytes),
        };
    }

    ExceptionInfo? ReadException(LogEvent logEvent, BrowserLogEvent? browser, FanoutContext? ambient)
    {
        if (browser?.Error is { } error)
            return _browsers.ReadError(error);
        return logEvent.Exception is { } exception ? _exceptions.Read(exception, ambient?.Traces) : null;
    }

    /// <summary>A name or template that was clean may hold a secret that has become known since.</summary>
    void ForgetIfMoreIsKnown()
    {
        var version = KnownValues.Process.Version;
        if (version == _knownVersion)
            return;
        _knownVersion = version;
        _names.Forget();
        _templates.Clear();
        _exceptions.ForgetSources();
    }

    /// <summary>So many properties are more than anybody reads: the first ones are kept, the rest counted.</summary>
    void Redact(TemplateInfo template, IReadOnlyDictionary<string, LogEventPropertyValue> properties)
    {
        var omitted = 0;
        // The interface's enumerator allocates, the dictionary's own does not.
        if (properties is Dictionary<string, LogEventPropertyValue> dictionary)
        {
            foreach (var (name, value) in dictionary)
                omitted += TryAdd(template, name, value) ? 0 : 1;
        }
        else
        {
            foreach (var (name, value) in properties)
                omitted += TryAdd(template, name, value) ? 0 : 1;
        }

        if (omitted > 0)
            _redacted[PropertiesOmitted] = new ScalarValue(omitted);
    }

    bool TryAdd(TemplateInfo template, string name, LogEventPropertyValue value)
    {
        if (AttachmentList.Is(name, value))
            return true;
        if (_redacted.Count >= PropertyLimit && !HasItsOwnPlace(name))
            return false;
        _redacted[name] = Redact(template, name, value);
        return true;
    }

    LogEventPropertyValue Redact(TemplateInfo template, string name, LogEventPropertyValue value) =>
        template.HasSecret(name) ? redactor.Redact(SecretName, value) : redactor.RedactProperty(name, value);

    /// <summary>What the message gave away of a property identifies nobody, and names nothing.</summary>
    void TakeFromContext(TemplateInfo template, ref FanoutContext context, ref string? eventName)
    {
        foreach (var name in _messages.Taken.Concat(template.SecretHoles))
        {
            if (ContextNames.TryGet(name, out var field))
                context = context.With(field, null);
            if (string.Equals(name, EventNames.Property, StringComparison.Ordinal))
                eventName = TextOf(_redacted, name);
        }
    }

    /// <summary>
    /// A name that has become the event's is not said twice, and a number without a name is a number.
    /// </summary>
    void SimplifyId(LogEvent logEvent, string? eventName)
    {
        if (!_redacted.TryGetValue(EventNames.IdProperty, out var value) || value is not StructureValue id)
            return;
        var isNameTaken = eventName is not null && !logEvent.Properties.ContainsKey(EventNames.Property);
        var (number, isWhole) = EventNames.NumberOf(id, isNameTaken);
        if (isWhole && number is not null)
            _redacted[EventNames.IdProperty] = number;
        else if (isWhole)
            _redacted.Remove(EventNames.IdProperty);
    }

    /// <summary>A value that would be redacted is left out: a marker is never an identity.</summary>
    FanoutContext ReadContext(LogEvent logEvent, FanoutContext? ambient, ReadRequest? request)
    {
        var context = ContextReader.Read(logEvent, ambient);
        if (request is { UserId: not null } or { TenantId: not null })
        {
            context = context with
            {
                UserId = context.UserId ?? request.UserId,
                TenantId = context.TenantId ?? request.TenantId,
            };
        }

        return context.IsEmpty ? FanoutContext.Empty : redactor.RedactContext(context);
    }

    /// <summary>What is sent of an event that could not be read: that there was one.</summary>
    public FanoutEvent Stub(LogEvent logEvent, Exception failure) => new()
    {
        Id = _ids.Next(),
        Timestamp = logEvent.Timestamp,
        Level = logEvent.Level,
        Template = $"[redaction failed: template {logEvent.MessageTemplate.Text.Length} characters]",
        Message = FailureText(failure),
        EstimatedBytes = EventSize.BaseBytes,
    };

    static string FailureText(Exception failure) => $"[redaction failed: {failure.GetType().Name}]";

    /// <summary>
    /// The category, the name and the context have fields of their own and are not repeated as properties.
    /// </summary>
    static bool HasItsOwnPlace(string name) =>
        string.Equals(name, Constants.SourceContextPropertyName, StringComparison.Ordinal)
        || string.Equals(name, EventNames.Property, StringComparison.Ordinal)
        || ContextNames.TryGet(name, out _);

    FanoutProperties Convert(
        Dictionary<string, LogEventPropertyValue> values,
        TemplateInfo? template = null,
        IReadOnlyDictionary<string, LogEventPropertyValue>? logged = null)
    {
        if (values.Count == 0)
            return FanoutProperties.Empty;
        var isRenamed = false;
        var properties = _properties;
        properties.Clear();
        foreach (var (name, value) in values)
        {
            if (Removed.Is(value) || (template is not null && HasItsOwnPlace(name) && !template.Has(name)))
                continue;
            var newName = _names.Redact(name);
            isRenamed |= !ReferenceEquals(newName, name);
            var converted = ValueConverter.Convert(value);
            // Redaction reads enums and strangers as text; a foreign sink renders those without quotes.
            if (converted.Kind == FanoutValueKind.Text
                && logged?.GetValueOrDefault(name) is ScalarValue { Value: not string })
            {
                converted = converted.AsConverted();
            }

            properties.Add(new FanoutProperty(newName, converted));
        }

        properties.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        // Names that hold secrets leave the same marker, and readers of JSON disagree about repeated keys.
        return new FanoutProperties(isRenamed
            ? [.. properties.DistinctBy(static property => property.Name, StringComparer.Ordinal)]
            : properties.ToArray());
    }

    static string? TextOf(Dictionary<string, LogEventPropertyValue> values, string name) =>
        values.TryGetValue(name, out var value) && value is ScalarValue { Value: string text } ? text : null;
}
