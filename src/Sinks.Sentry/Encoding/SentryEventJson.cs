// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the payload of an <c>event</c> item. The published schema allows no unknown keys at the top level, nor in
/// exceptions, mechanisms, frames, threads, requests, users and log entries.
/// </summary>
sealed class SentryEventJson(SentrySource source, SentryContent content)
{
    readonly SentrySourceJson _source = new(source);
    readonly SentryFrames _frames = new(content.WritesSourcePaths);
    readonly SentryUser _user = new(content);
    readonly SentryRequest _request = new(content.SendsPersonalData);
    readonly SentryFingerprint _fingerprint = new(content.Groupings);

    public void Write(Utf8JsonWriter writer, SentryDraft draft, SentryLimits limits)
    {
        var item = draft.Event;
        writer.WriteStartObject();
        WriteIdentity(writer, item);
        _source.Write(writer, item.Face == FanoutFace.Browser);
        SentryMessage.Write(writer, item, limits);
        SentryExceptions.Write(writer, draft, _frames, limits);
        SentryThreads.Write(writer, draft, _frames, limits);
        SentryImages.Write(writer, draft, limits);
        SentryBreadcrumbs.Write(writer, item.Breadcrumbs, limits);
        SentryTags.Write(writer, draft);
        _user.Write(writer, item);
        _request.Write(writer, item);
        WriteContexts(writer, draft, limits);
        SentryProperties.WriteExtra(writer, draft, limits);
        _fingerprint.Write(writer, item);
        WriteModules(writer, limits);
        writer.WriteEndObject();
    }

    /// <summary>The protocol's names; <c>warn</c> would be an error of the schema.</summary>
    public static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => "debug",
        LogEventLevel.Information => "info",
        LogEventLevel.Warning => "warning",
        LogEventLevel.Error => "error",
        _ => "fatal",
    };

    static void WriteIdentity(Utf8JsonWriter writer, FanoutEvent item)
    {
        SentryText.WriteHex(writer, "event_id"u8, item.Id);
        writer.WriteString("timestamp"u8, item.Timestamp.UtcDateTime);
        writer.WriteString("level"u8, Level(item.Level));
        SentryText.Write(writer, "logger"u8, item.SourceContext, SentryLimits.Logger);
        SentryText.Write(writer, "transaction"u8, SentryRequest.TransactionOf(item), SentryLimits.Transaction);
    }

    void WriteContexts(Utf8JsonWriter writer, SentryDraft draft, SentryLimits limits)
    {
        writer.WriteStartObject("contexts"u8);
        // The process and its machine are not the browser's.
        if (draft.Event.Face != FanoutFace.Browser)
            _source.WriteContexts(writer);
        SentryContexts.Write(writer, draft.Event);
        SentryProperties.WriteContexts(writer, draft, limits);
        SentryExceptionData.WriteContexts(writer, draft, limits);
        writer.WriteEndObject();
    }

    void WriteModules(Utf8JsonWriter writer, SentryLimits limits)
    {
        if (content.Assemblies is not { } assemblies || limits.Modules == 0)
            return;
        writer.WriteStartObject("modules"u8);
        var versions = assemblies.Versions;
        for (var i = 0; i < versions.Count && i < limits.Modules; i++)
            writer.WriteString(versions[i].Key, versions[i].Value);
        writer.WriteEndObject();
    }
}
