// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Sentry;

/// <summary>Writes the members of the contexts that describe the process and its machine.</summary>
static class SentryHostJson
{
    public static void WriteRuntime(Utf8JsonWriter writer, SentryHost host)
    {
        WriteText(writer, "name"u8, ".NET");
        WriteText(writer, "version"u8, host.RuntimeVersion);
        WriteText(writer, "raw_description"u8, host.RuntimeDescription);
        WriteText(writer, "identifier"u8, host.RuntimeIdentifier);
    }

    public static void WriteOS(Utf8JsonWriter writer, SentryHost host)
    {
        WriteText(writer, "name"u8, host.OSName);
        WriteText(writer, "version"u8, host.OSVersion);
        WriteText(writer, "raw_description"u8, host.OSDescription);
        WriteText(writer, "kernel_version"u8, host.KernelVersion);
        WriteText(writer, "distribution_name"u8, host.Distribution?.Name);
        WriteText(writer, "distribution_version"u8, host.Distribution?.Version);
        WriteText(writer, "distribution_pretty_name"u8, host.Distribution?.PrettyName);
    }

    public static void WriteDevice(Utf8JsonWriter writer, SentryHost host, string? machineName)
    {
        WriteText(writer, "name"u8, machineName);
        WriteText(writer, "arch"u8, host.Architecture);
        WriteNumber(writer, "processor_count"u8, host.ProcessorCount);
        WriteNumber(writer, "memory_size"u8, host.MemoryBytes);
        WriteTime(writer, "boot_time"u8, host.BootTime);
        WriteText(writer, "timezone"u8, host.TimeZone);
    }

    public static void WriteApp(Utf8JsonWriter writer, SentryHost host)
    {
        WriteTime(writer, "app_start_time"u8, host.AppStartTime);
        WriteText(writer, "app_name"u8, host.AppName);
        WriteText(writer, "app_version"u8, host.AppVersion);
    }

    public static void WriteCulture(Utf8JsonWriter writer, SentryHost host)
    {
        WriteText(writer, "locale"u8, host.Locale);
        WriteText(writer, "display_name"u8, host.CultureName);
        WriteText(writer, "calendar"u8, host.Calendar);
        WriteText(writer, "timezone"u8, host.TimeZone);
    }

    static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text) =>
        SentryText.Write(writer, name, text, SentryLimits.ContextText);

    static void WriteNumber(Utf8JsonWriter writer, ReadOnlySpan<byte> name, long number)
    {
        if (number > 0)
            writer.WriteNumber(name, number);
    }

    static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTime? time)
    {
        if (time is { } value)
            writer.WriteString(name, value);
    }
}
