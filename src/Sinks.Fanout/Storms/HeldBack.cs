// SPDX-License-Identifier: Apache-2.0
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout;

/// <summary>What the storm guard held back of one key, to be told in one event.</summary>
/// <param name="About">What the events have in common, raw.</param>
/// <param name="Level">The highest of their levels.</param>
/// <param name="Count">How many there were.</param>
/// <param name="FirstAt">When the first was emitted.</param>
/// <param name="LastAt">When the last was emitted.</param>
sealed record HeldBack(
    HeldKind About, LogEventLevel Level, long Count, DateTimeOffset FirstAt, DateTimeOffset LastAt)
{
    static readonly MessageTemplate Template = new MessageTemplateParser().Parse(
        "Held back {HeldCount} events like {Template} between {FirstHeldAt:u} and {LastHeldAt:u}");

    /// <summary>The tenant is all that is known of who the events were about.</summary>
    public FanoutContext? Context =>
        About.TenantId is null ? null : new FanoutContext { TenantId = About.TenantId };

    /// <summary>The summary, raw as any other event: it is built and redacted like them.</summary>
    public LogEvent ToLogEvent(DateTimeOffset now)
    {
        var properties = new List<LogEventProperty>
        {
            new("HeldCount", new ScalarValue(Count)),
            new("Template", new ScalarValue(About.Template)),
            new("FirstHeldAt", new ScalarValue(FirstAt)),
            new("LastHeldAt", new ScalarValue(LastAt)),
        };
        if (About.ExceptionType is not null)
            properties.Add(new("ExceptionType", new ScalarValue(About.ExceptionType)));
        if (About.Category is not null)
            properties.Add(new(Constants.SourceContextPropertyName, new ScalarValue(About.Category)));
        return new LogEvent(now, Level, exception: null, Template, properties);
    }
}
