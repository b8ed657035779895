// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Writes the files of an event, each an item: those that code attached, the log, and properties that options choose.
/// What does not fit is left out as a whole and named in the event.
/// </summary>
sealed class SentryAttachments(SentryContent content)
{
    const string LogFile = "log.txt";
    const string TextType = "text/plain";
    const string JsonType = "application/json";

    /// <summary>Writes the files, or only their names when they are not sent.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Write(SentryDraft draft, bool areSent)
    {
        var room = areSent ? content.AttachmentBytesLimit : -1;
        var files = 0;
        foreach (var file in draft.Event.Attachments)
            Add(file.FileName, file.ContentType, file.Text);
        if (TakesLog(draft.Event))
            Add(LogFile, TextType, SentryLogExcerpt.Of(draft.Event.Breadcrumbs));
        AddProperties();
        return files > 0;

        void AddProperties()
        {
            if (content.AttachedProperties.IsEmpty)
                return;
            var properties = draft.Event.Properties.AsSpan();
            for (var i = 0; i < properties.Length; i++)
            {
                var property = properties[i];
                if (draft.PlaceOf(i) == SentryPlace.Elsewhere || !IsFile(property.Value)
                    || !content.AttachedProperties.Contain(property.Name))
                    continue;
                draft.Place(i, SentryPlace.Elsewhere);
                if (property.Value.Kind is FanoutValueKind.Text)
                    Add(property.Name + ".txt", TextType, property.Value.AsText()!);
                else
                    Add(property.Name + ".json", JsonType, SentryValues.ToJson(property.Value, (int)Math.Max(room, 0)));
            }
        }

        void Add(string name, string type, string text)
        {
            var fileName = FileName(name);
            var bytes = Encoding.UTF8.GetByteCount(text);
            if (++files > SentryLimits.Files || bytes > room)
            {
                Miss(draft, fileName);
                return;
            }

            room -= bytes;
            SentryItems.WriteAttachment(draft.Attachments, fileName, type, text, bytes);
        }
    }

    bool TakesLog(FanoutEvent item) =>
        content.AttachesLog && item.Breadcrumbs.Count > 0 && content.LogEvents?.Fits(item) is not false;

    static bool IsFile(FanoutValue value) =>
        value.Kind is FanoutValueKind.Text or FanoutValueKind.Structure or FanoutValueKind.Sequence;

    static void Miss(SentryDraft draft, string name)
    {
        if (draft.MissingFiles.Count < SentryLimits.Files && !draft.MissingFiles.Contains(name, StringComparer.Ordinal))
            draft.MissingFiles.Add(name);
    }

    /// <summary>A name that no receiver takes for a path.</summary>
    static string FileName(string name)
    {
        var ownName = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var file = SentryText.Line(SentryText.Cut(ownName, SentryLimits.FileName));
        return file.Length == 0 ? "unnamed" : file;
    }
}
