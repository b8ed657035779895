// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes which symbols belong to the modules on the written stacks, so that a server that has the symbols finds lines
/// itself. Files go by their names: servers compare ids, and folders hold names of users.
/// </summary>
static class SentryImages
{
    /// <summary>
    /// The place of a module among the images; -1 when its symbols are not known or there are too many.
    /// </summary>
    public static int IndexOf(SentryDraft draft, ModuleInfo? module, int limit)
    {
        if (module?.DebugId is null)
            return -1;
        var images = draft.Images;
        for (var i = 0; i < images.Count; i++)
        {
            if (ReferenceEquals(images[i], module))
                return i;
        }

        if (images.Count == limit)
            return -1;
        images.Add(module);
        return images.Count - 1;
    }

    public static void Write(Utf8JsonWriter writer, SentryDraft draft, SentryLimits limits)
    {
        if (draft.Images.Count == 0)
            return;
        writer.WriteStartObject("debug_meta"u8);
        writer.WriteStartArray("images"u8);
        foreach (var module in draft.Images)
            WriteImage(writer, module, limits.FrameText);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    static void WriteImage(Utf8JsonWriter writer, ModuleInfo module, int limit)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "pe_dotnet"u8);
        SentryText.Write(writer, "debug_id"u8, module.DebugId, limit);
        SentryText.Write(writer, "debug_file"u8, SentryFrames.FileName(module.DebugFile), limit);
        SentryText.Write(writer, "debug_checksum"u8, module.DebugChecksum, limit);
        SentryText.Write(writer, "code_id"u8, module.CodeId, limit);
        SentryText.Write(writer, "code_file"u8, SentryFrames.FileName(module.File ?? module.Name), limit);
        writer.WriteEndObject();
    }
}
