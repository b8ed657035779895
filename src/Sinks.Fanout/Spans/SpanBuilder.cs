// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.Fanout;

/// <summary>
/// Builds what backends see of an activity that has stopped: typed and redacted, within the limits that OpenTelemetry
/// sets too. Only the dispatcher calls it.
/// </summary>
sealed class SpanBuilder(Redactor redactor)
{
    const int PartLimit = 128;
    const int BaseBytes = 512;

    readonly SpanAttributes _attributes = new(redactor);
    readonly EventIds _ids = new();
    int _knownVersion;

    /// <summary>Builds the span. Whatever fails, nothing raw comes out: the result is then a stub.</summary>
    public FanoutSpan Build(Activity activity, FanoutContext? context, SpanPlace place)
    {
        try
        {
            ForgetIfMoreIsKnown();
            return BuildWhole(activity, context, place);
        }
        catch (Exception failure)
        {
            return Identity(activity, place) with
            {
                Name = $"[redaction failed: {failure.GetType().Name}]",
            };
        }
    }

    FanoutSpan BuildWhole(Activity activity, FanoutContext? ambient, SpanPlace place)
    {
        var context = ambient ?? FanoutContext.Empty;
        var attributes = _attributes.Read(activity.EnumerateTagObjects(), ref context, out var leftOut, out var bytes);
        var (events, droppedEvents) = ReadEvents(activity, ref bytes);
        var (links, droppedLinks) = ReadLinks(activity, ref bytes);
        var name = redactor.Redact(activity.DisplayName);
        var description = activity.StatusDescription is { } why ? redactor.Redact(why) : null;
        return Identity(activity, place) with
        {
            Name = name,
            Operation = ReferenceEquals(activity.OperationName, activity.DisplayName)
                ? name
                : redactor.Redact(activity.OperationName),
            TraceState = activity.TraceStateString is { Length: > 0 } state ? redactor.Redact(state) : null,
            StatusDescription = description,
            Attributes = attributes,
            DroppedAttributes = leftOut,
            Events = events,
            DroppedEvents = droppedEvents,
            Links = links,
            DroppedLinks = droppedLinks,
            Context = context.IsEmpty ? FanoutContext.Empty : redactor.RedactContext(context),
            EstimatedBytes = TextSize.Add(BaseBytes, bytes, 2 * (name.Length + (description?.Length ?? 0))),
        };
    }

    /// <summary>What is known of a span and cannot hold a secret.</summary>
    FanoutSpan Identity(Activity activity, SpanPlace place)
    {
        // A parent that is no object here is either in another process or was handed on as an id.
        var hasParent = activity.ParentSpanId != default;
        return new FanoutSpan
        {
            Id = _ids.Next(),
            Timestamp = new DateTimeOffset(activity.StartTimeUtc, TimeSpan.Zero),
            TraceId = activity.TraceId.ToHexString(),
            SpanId = activity.SpanId.ToHexString(),
            ParentSpanId = hasParent ? activity.ParentSpanId.ToHexString() : null,
            HasRemoteParent = hasParent && activity.Parent is null,
            TraceFlags = (int)activity.ActivityTraceFlags,
            Name = "",
            SpanKind = activity.Kind,
            Source = activity.Source.Name,
            SourceVersion = activity.Source.Version is { Length: > 0 } version ? version : null,
            Duration = activity.Duration,
            Status = activity.Status,
            IsLocalRoot = place.IsRoot,
            IsWantedByCaller = RemoteParent.Wants(place.Root),
            EstimatedBytes = BaseBytes,
        };
    }

    (IReadOnlyList<FanoutSpanEvent> Events, int LeftOut) ReadEvents(Activity activity, ref int bytes)
    {
        List<FanoutSpanEvent>? events = null;
        var leftOut = 0;
        foreach (ref readonly var happened in activity.EnumerateEvents())
        {
            if (events?.Count >= PartLimit)
            {
                leftOut++;
                continue;
            }

            var attributes = _attributes.Read(happened.EnumerateTagObjects(), ref bytes);
            (events ??= []).Add(new FanoutSpanEvent(happened.Timestamp, redactor.Redact(happened.Name), attributes));
        }

        return (events ?? (IReadOnlyList<FanoutSpanEvent>)[], leftOut);
    }

    (IReadOnlyList<FanoutSpanLink> Links, int LeftOut) ReadLinks(Activity activity, ref int bytes)
    {
        List<FanoutSpanLink>? links = null;
        var leftOut = 0;
        foreach (ref readonly var link in activity.EnumerateLinks())
        {
            if (links?.Count >= PartLimit)
            {
                leftOut++;
                continue;
            }

            var attributes = _attributes.Read(link.EnumerateTagObjects(), ref bytes);
            var other = link.Context;
            (links ??= []).Add(new FanoutSpanLink(
                other.TraceId.ToHexString(),
                other.SpanId.ToHexString(),
                (int)other.TraceFlags,
                other.TraceState is { Length: > 0 } state ? redactor.Redact(state) : null,
                attributes)
            {
                IsRemote = other.IsRemote,
            });
        }

        return (links ?? (IReadOnlyList<FanoutSpanLink>)[], leftOut);
    }

    /// <summary>A name that was clean may hold a secret that has become known since.</summary>
    void ForgetIfMoreIsKnown()
    {
        var version = KnownValues.Process.Version;
        if (version == _knownVersion)
            return;
        _knownVersion = version;
        _attributes.ForgetNames();
    }
}
