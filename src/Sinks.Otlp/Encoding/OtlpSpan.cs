// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;
using Sinks.Fanout;

namespace Sinks.Otlp;

/// <summary>What a span says: the same in both encodings. docs/otlp.md describes it.</summary>
static class OtlpSpan
{
    const uint HasIsRemote = 0x100;
    const uint IsRemote = 0x200;
    const int TraceFlags = 0xFF;

    public static void Write(OtlpWriter writer, FanoutSpan span, OtlpSpanLimits limits, OtlpTrim trim)
    {
        writer.Begin(limits.Attributes, trim);
        writer.SpanIds(span);
        writer.SpanName(OtlpText.Cut(span.Name, Math.Min(trim.TextLimit, trim.NameLimit))!, KindOf(span.SpanKind));
        var start = OtlpText.Nanoseconds(span.Timestamp);
        writer.SpanTimes(start, OtlpText.Nanoseconds(span.Timestamp + span.Duration));
        writer.BeginSpanAttributes();
        writer.LeaveOut(span.DroppedAttributes);
        WriteContext(writer, span, trim);
        WriteAttributes(writer, span.Attributes, trim);
        writer.EndAttributes();
        WriteEvents(writer, span, limits, trim);
        WriteLinks(writer, span, limits, trim);
        if (span.Status != ActivityStatusCode.Unset)
            writer.Status((int)span.Status, OtlpText.Cut(span.StatusDescription, trim.TextLimit));
    }

    /// <summary>The W3C flags, and whether the parent is in another process.</summary>
    public static uint FlagsOf(FanoutSpan span) => FlagsOf(span.TraceFlags, span.HasRemoteParent);

    /// <summary>The W3C flags, and whether the other span is in another process.</summary>
    public static uint FlagsOf(FanoutSpanLink link) => FlagsOf(link.TraceFlags, link.IsRemote);

    static uint FlagsOf(int flags, bool isRemote) =>
        (uint)(flags & TraceFlags) | HasIsRemote | (isRemote ? IsRemote : 0);

    /// <summary>What a tag says itself wins.</summary>
    static void WriteContext(OtlpWriter writer, FanoutSpan span, OtlpTrim trim)
    {
        var context = span.Context;
        if (context.IsEmpty)
            return;
        Write(writer, span, "user.id", OtlpText.Cut(context.UserId, trim.NameLimit));
        Write(writer, span, "tenant.id", OtlpText.Cut(context.TenantId, trim.NameLimit));
        Write(writer, span, "workflow.id", OtlpText.Cut(context.WorkflowId, trim.NameLimit));
        Write(writer, span, "workflow.run_id", OtlpText.Cut(context.WorkflowRunId, trim.NameLimit));
        Write(writer, span, "workflow.step", OtlpText.Cut(context.Step, trim.NameLimit));
    }

    static void Write(OtlpWriter writer, FanoutSpan span, string name, string? value)
    {
        if (value is not null && !span.Attributes.TryGetValue(name, out _))
            writer.Attribute(name, value);
    }

    static void WriteAttributes(OtlpWriter writer, FanoutProperties attributes, OtlpTrim trim)
    {
        if (!trim.KeepsProperties)
        {
            writer.LeaveOut(attributes.Count);
            return;
        }

        foreach (ref readonly var attribute in attributes.AsSpan())
        {
            var name = attribute.Name;
            writer.Attribute(Ascii.IsValid(name) ? name : OtlpText.Whole(name), attribute.Value);
        }
    }

    static void WriteEvents(OtlpWriter writer, FanoutSpan span, OtlpSpanLimits limits, OtlpTrim trim)
    {
        var count = trim.KeepsProperties ? Math.Min(span.Events.Count, limits.Events) : 0;
        if (count > 0)
        {
            writer.BeginEvents();
            for (var i = 0; i < count; i++)
                WriteEvent(writer, span.Events[i], limits, trim);
            writer.EndEvents();
        }

        if (span.DroppedEvents + span.Events.Count - count is > 0 and var dropped)
            writer.DroppedEvents(dropped);
    }

    static void WriteEvent(OtlpWriter writer, FanoutSpanEvent happened, OtlpSpanLimits limits, OtlpTrim trim)
    {
        writer.BeginPart(limits.Attributes.Count);
        writer.BeginEvent(
            OtlpText.Nanoseconds(happened.Timestamp),
            OtlpText.Cut(happened.Name, Math.Min(trim.TextLimit, trim.NameLimit))!);
        WriteAttributes(writer, happened.Attributes, trim);
        writer.EndEvent();
    }

    static void WriteLinks(OtlpWriter writer, FanoutSpan span, OtlpSpanLimits limits, OtlpTrim trim)
    {
        var count = trim.KeepsProperties ? Math.Min(span.Links.Count, limits.Links) : 0;
        if (count > 0)
        {
            writer.BeginLinks();
            for (var i = 0; i < count; i++)
            {
                writer.BeginPart(limits.Attributes.Count);
                writer.BeginLink(span.Links[i]);
                WriteAttributes(writer, span.Links[i].Attributes, trim);
                writer.EndLink();
            }

            writer.EndLinks();
        }

        if (span.DroppedLinks + span.Links.Count - count is > 0 and var dropped)
            writer.DroppedLinks(dropped);
    }

    static int KindOf(ActivityKind kind) => kind switch
    {
        ActivityKind.Server => 2,
        ActivityKind.Client => 3,
        ActivityKind.Producer => 4,
        ActivityKind.Consumer => 5,
        _ => 1,
    };
}
