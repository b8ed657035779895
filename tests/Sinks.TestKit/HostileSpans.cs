// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>Spans as no sane application makes them.</summary>
public static class HostileSpans
{
    static readonly Gen<string> SpanId =
        Gen.Choose(1, int.MaxValue).Select(static number => number.ToString("x16", null));

    static readonly Gen<string> TraceId = from left in SpanId from right in SpanId select left + right;

    static readonly Gen<DateTimeOffset> Time = Gen.Elements(
        DateTimeOffset.MinValue,
        DateTimeOffset.UnixEpoch,
        Some.Time,
        new DateTimeOffset(2262, 1, 1, 0, 0, 0, TimeSpan.Zero));

    static readonly Gen<FanoutSpanEvent> Event =
        from time in Time
        from name in HostileEvents.Text
        from attributes in HostileEvents.Properties
        select new FanoutSpanEvent(time, name, attributes);

    static readonly Gen<FanoutSpanLink> Link =
        from trace in TraceId
        from span in SpanId
        from state in HostileEvents.MaybeText
        from attributes in HostileEvents.Properties
        select new FanoutSpanLink(trace, span, 1, state, attributes);

    /// <summary>Any span, without others below it.</summary>
    public static Gen<FanoutSpan> Span { get; } =
        from trace in TraceId
        from id in SpanId
        from parent in Gen.OneOf(Gen.Constant<string?>(null), SpanId.Select(string? (text) => text))
        from time in Time
        from texts in HostileEvents.Text.Two()
        from maybe in HostileEvents.MaybeText.Three()
        from attributes in HostileEvents.Properties
        from events in Event.ListOf()
        from links in Link.ListOf()
        from kind in Gen.Elements(Enum.GetValues<ActivityKind>())
        from status in Gen.Elements(Enum.GetValues<ActivityStatusCode>())
        from number in Gen.Choose(0, 3)
        select new FanoutSpan
        {
            Id = Some.Id(1),
            Timestamp = time,
            Duration = TimeSpan.FromTicks(number * 12_345_678L),
            TraceId = trace,
            SpanId = id,
            ParentSpanId = parent,
            HasRemoteParent = parent is not null && number > 1,
            TraceState = maybe.Item1,
            TraceFlags = number,
            Name = texts.Item1,
            Source = texts.Item2,
            SourceVersion = maybe.Item2,
            SpanKind = kind,
            Status = status,
            StatusDescription = maybe.Item3,
            Attributes = attributes,
            Events = [.. events],
            Links = [.. links],
            DroppedAttributes = number,
            DroppedEvents = number,
            DroppedLinks = number,
            IsLocalRoot = parent is null,
        };
}
