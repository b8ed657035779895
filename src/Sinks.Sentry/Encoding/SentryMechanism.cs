// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>Writes how an exception was caught and its place in the tree of exceptions.</summary>
static class SentryMechanism
{
    public static void Write(Utf8JsonWriter writer, SentryDraft draft, int id, SentryLimits limits)
    {
        var link = draft.Exceptions[id];
        var exception = link.Exception;
        var isHandled = !draft.Event.IsUnhandled
            && SentryExceptionData.Switch(exception, SentryExceptionData.Handled) is not false;
        writer.WriteStartObject("mechanism"u8);
        SentryText.Write(writer, "type"u8, TypeOf(link, draft.Event), SentryLimits.TypeName);
        SentryText.Write(
            writer,
            "description"u8,
            SentryExceptionData.Text(exception, SentryExceptionData.Description),
            SentryLimits.HelpLink);
        SentryText.Write(writer, "help_link"u8, exception.HelpLink, SentryLimits.HelpLink);
        writer.WriteBoolean("handled"u8, isHandled);
        if (draft.Exceptions.Count > 1 && limits.Exceptions > 1)
            WriteLink(writer, link, id);
        var hides = HasHiddenExceptions(draft, id, limits);
        WriteData(writer, exception, hides, draft.Event.Face == FanoutFace.Browser, limits);
        writer.WriteEndObject();
    }

    /// <summary>The protocol keeps <c>generic</c> for exceptions that the user's own code captured.</summary>
    static string TypeOf(SentryExceptionLink link, FanoutEvent item)
    {
        if (SentryExceptionData.Text(link.Exception, SentryExceptionData.Mechanism) is { } told)
            return told;
        if (link.ParentId != SentryExceptionLink.NoParent)
            return "chained";
        if (item.IsUnhandled)
            return item.Mechanism ?? "AppDomain.UnhandledException";
        return item.Mechanism ?? item.Face switch
        {
            FanoutFace.Serilog => "auto.log.serilog",
            FanoutFace.Browser => "generic",
            _ => "auto.log.extensions_logging",
        };
    }

    static bool HasHiddenExceptions(SentryDraft draft, int id, SentryLimits limits) =>
        draft.Exceptions[id].Exception.IsTruncated
        || (id == 0 && (draft.HasMoreExceptions || draft.Exceptions.Count > limits.Exceptions));

    static void WriteLink(Utf8JsonWriter writer, SentryExceptionLink link, int id)
    {
        writer.WriteNumber("exception_id"u8, id);
        if (link.ParentId != SentryExceptionLink.NoParent)
            writer.WriteNumber("parent_id"u8, link.ParentId);
        if (link.Source is { } source)
            writer.WriteString("source"u8, source);
        if (link.Exception.IsAggregate)
            writer.WriteBoolean("is_exception_group"u8, true);
    }

    static void WriteData(
        Utf8JsonWriter writer, ExceptionInfo exception, bool hidesExceptions, bool isScript, SentryLimits limits)
    {
        writer.WriteStartObject("data"u8);
        if (!isScript && !exception.Data.TryGetValue("HResult", out _))
            WriteHResult(writer, exception.HResult);
        if (hidesExceptions)
            writer.WriteString("InnerExceptions"u8, SentryText.LeftOut);
        if (exception.Frames.Count > limits.Frames)
            writer.WriteNumber("FramesLeftOut"u8, exception.Frames.Count - limits.Frames);
        // No member of the mechanism in the published schema.
        if (SentryExceptionData.Switch(exception, SentryExceptionData.Terminal) is { } isTerminal)
            writer.WriteBoolean("Terminal"u8, isTerminal);
        SentryValues.WriteMembers(writer, SentryExceptionData.Others(exception.Data), limits.ExceptionDataBytes);
        writer.WriteEndObject();
    }

    static void WriteHResult(Utf8JsonWriter writer, int number)
    {
        Span<char> text = stackalloc char[10];
        text.TryWrite(CultureInfo.InvariantCulture, $"0x{number:X8}", out var length);
        writer.WriteString("HResult"u8, text[..length]);
    }
}
