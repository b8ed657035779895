// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Writes the properties that named events and issues have in common. Each name once.</summary>
static class PostHogProperties
{
    /// <summary>What was logged, and what configuration adds to every event.</summary>
    public static void WriteLogged(
        Utf8JsonWriter writer, FanoutEvent item, PostHogSource source, PostHogLimits limits, bool isIssue)
    {
        if (!limits.KeepsProperties)
            return;
        WriteSupers(writer, item.Properties, source, limits);
        foreach (ref readonly var property in item.Properties.AsSpan())
        {
            if (PostHogNames.IsReserved(property.Name, isIssue)
                || (item.Request is not null && PostHogNames.IsOfRequest(property.Name))
                || !IsWithin(property, limits))
            {
                continue;
            }

            writer.WritePropertyName(property.Name);
            property.Value.WriteTo(writer);
        }
    }

    /// <summary>What configuration adds to every event; what was logged under such a name is stronger.</summary>
    public static void WriteSupers(
        Utf8JsonWriter writer, FanoutProperties logged, PostHogSource source, PostHogLimits limits)
    {
        if (!limits.KeepsProperties)
            return;
        foreach (var super in source.SuperProperties)
        {
            if (!logged.TryGetValue(super.Key, out _) && super.Value.Length <= limits.PropertyText)
                writer.WriteString(super.Key, super.Value);
        }
    }

    /// <summary>Workflow, logger, trace and application; what was logged under such a name is stronger.</summary>
    public static void WriteOwn(
        Utf8JsonWriter writer, FanoutEvent item, PostHogSource source, PostHogLimits limits)
    {
        var context = item.Context;
        WriteOwn(writer, item, source, limits, "workflow_id", context.WorkflowId);
        WriteOwn(writer, item, source, limits, "workflow_run_id", context.WorkflowRunId);
        WriteOwn(writer, item, source, limits, "step", context.Step);
        WriteOwn(writer, item, source, limits, "logger", item.SourceContext);
        WriteOwn(writer, item, source, limits, "trace_id", item.TraceId);
        WriteOwn(writer, item, source, limits, "span_id", item.SpanId);
        WriteOwn(writer, item, source, limits, "app_name", source.AppName);
        WriteOwn(writer, item, source, limits, "app_version", source.AppVersion);
        WriteOwn(writer, item, source, limits, "environment", source.Environment);
    }

    /// <summary>One of them.</summary>
    public static void WriteOwn(
        Utf8JsonWriter writer, FanoutEvent item, PostHogSource source, PostHogLimits limits, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text) && !IsTaken(item, source, limits, name))
            writer.WriteString(name, FanoutText.Cut(text, limits.Text));
    }

    /// <summary>Whether the event holds that name already.</summary>
    public static bool IsTaken(FanoutEvent item, PostHogSource source, PostHogLimits limits, string name) =>
        limits.KeepsProperties && (item.Properties.TryGetValue(name, out _) || source.IsSuper(name));

    /// <summary>What the server reads: library, person, groups, session, request.</summary>
    public static void WriteStandard(
        Utf8JsonWriter writer, FanoutEvent item, PostHogSource source, PostHogLimits limits, bool hasUser)
    {
        WriteLibrary(writer, source, hasUser);
        PostHogGroups.Write(writer, item, source.Groups);
        WriteSession(writer, item.Properties);
        WriteRequest(writer, item.Request, limits);
        WriteTrimmed(writer, limits);
    }

    /// <summary>Of these: the library, the system, and whether a person is to be made.</summary>
    public static void WriteLibrary(Utf8JsonWriter writer, PostHogSource source, bool hasUser)
    {
        writer.WriteString("$lib"u8, PostHogSource.Library);
        writer.WriteString("$lib_version"u8, source.Version);
        writer.WriteBoolean("$is_server"u8, true);
        if (source.DisablesGeoIP)
            writer.WriteBoolean("$geoip_disable"u8, true);
        writer.WriteString("$os"u8, source.OSName);
        writer.WriteString("$os_version"u8, source.OSVersion);
        if (IsPersonless(source.PersonProfiles, hasUser))
            writer.WriteBoolean("$process_person_profile"u8, false);
    }

    /// <summary>What the trim level left out or shortened.</summary>
    public static void WriteTrimmed(Utf8JsonWriter writer, PostHogLimits limits)
    {
        if (limits.Trimmed.Length == 0)
            return;
        writer.WriteStartArray("trimmed"u8);
        foreach (var part in limits.Trimmed)
            writer.WriteStringValue(part);
        writer.WriteEndArray();
    }

    static bool IsPersonless(PostHogPersonProfiles profiles, bool hasUser) => profiles switch
    {
        PostHogPersonProfiles.Always => false,
        PostHogPersonProfiles.Never => true,
        _ => !hasUser,
    };

    static bool IsWithin(in FanoutProperty property, PostHogLimits limits)
    {
        if (limits.PropertyText == int.MaxValue)
            return true;
        return property.Name.Length <= limits.PropertyText
            && property.Value.Kind is not (FanoutValueKind.Sequence or FanoutValueKind.Structure)
            && !(property.Value.AsText()?.Length > limits.PropertyText);
    }

    static void WriteSession(Utf8JsonWriter writer, FanoutProperties properties)
    {
        const int lengthLimit = 200;
        if (!properties.TryGetValue("$session_id", out var value) && !properties.TryGetValue("SessionId", out value))
            return;
        if (value.AsText() is { Length: > 0 and <= lengthLimit } id && !PostHogText.IsMarked(id))
            writer.WriteString("$session_id"u8, id);
    }

    static void WriteRequest(Utf8JsonWriter writer, RequestInfo? request, PostHogLimits limits)
    {
        if (request is null)
            return;
        writer.WriteText("$request_method"u8, request.Method, limits.Text);
        if (request.Url is { Length: > 0 } url && url.Length <= limits.Text)
        {
            var scheme = url.IndexOf("://", StringComparison.Ordinal);
            if (scheme > 0)
                writer.WriteString("$current_url"u8, url);
            writer.WriteString("$request_path"u8, scheme > 0 ? PathOf(url.AsSpan(scheme + 3)) : url);
        }

        if (request.StatusCode is { } status)
            writer.WriteNumber("$response_status_code"u8, status);
    }

    static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> hostAndPath)
    {
        var path = hostAndPath.IndexOf('/');
        return path < 0 ? "/" : hostAndPath[path..];
    }
}
