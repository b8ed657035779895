// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>Says in one message what the events of a batch are.</summary>
static class ChatDigest
{
    // What an error is told with when it is not the only one.
    const int AmongOthers = 300;

    const string TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC'";

    public static ChatPage Compose(IReadOnlyList<ChatGroup> groups, ChatSize size, string footer)
    {
        var isOne = groups.Count == 1;
        var shown = groups.Take(size.Kinds).ToList();
        return new ChatPage
        {
            Level = groups[0].Level,
            Title = isOne ? TitleOf(groups[0], size) : TitleOf(groups),
            Parts = [.. shown.Select(group => PartOf(group, size, isOne))],
            Rest = shown.Count == groups.Count ? null : RestOf(groups, shown.Count),
            Footer = FanoutText.Cut(footer, size.Name),
        };
    }

    static string TitleOf(ChatGroup group, ChatSize size) =>
        FanoutText.Cut($"{WordOf(group.Level)}: {group.Newest.Type ?? group.Newest.Message}", size.Name);

    static string TitleOf(IReadOnlyList<ChatGroup> groups) => string.Create(
        CultureInfo.InvariantCulture,
        $"{WordOf(groups[0].Level)}: {groups.Sum(static group => group.Count)} events of {groups.Count} kinds");

    static string RestOf(IReadOnlyList<ChatGroup> groups, int shown)
    {
        var kinds = groups.Count - shown;
        var events = groups.Skip(shown).Sum(static group => group.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"and {kinds} more {(kinds == 1 ? "kind" : "kinds")}, {events} {(events == 1 ? "event" : "events")}");
    }

    static ChatPart PartOf(ChatGroup group, ChatSize size, bool isOnly)
    {
        var note = group.Newest;
        return new ChatPart
        {
            Level = group.Level,
            Heading = Short(HeadingOf(group)),
            Text = FanoutText.Cut(TextOf(note), isOnly ? size.Text : Math.Min(size.Text, AmongOthers)),
            Frames = isOnly ? [.. note.Frames.Take(size.Frames).Select(Short)] : [],
            Facts = isOnly ? [.. note.Facts.Select(fact => new ChatFact(Short(fact.Name), Short(fact.Value)))] : [],
            When = group.Count == 1 ? TimeOf(group.Last) : $"first {TimeOf(group.First)}, last {TimeOf(group.Last)}",
        };

        string Short(string text) => FanoutText.Cut(text, size.Name);
    }

    static string HeadingOf(ChatGroup group)
    {
        var what = group.Newest.Type ?? WordOf(group.Level);
        var where = group.Newest.Place is { } place ? $" in {place}" : "";
        return group.Count == 1
            ? what + where
            : string.Create(CultureInfo.InvariantCulture, $"{group.Count} x {what}{where}");
    }

    /// <summary>The message, the exception's unless that is the same, and what is at the bottom of it.</summary>
    static string TextOf(ChatNote note)
    {
        var text = note.Message;
        if (!string.IsNullOrEmpty(note.Error) && !text.Contains(note.Error, StringComparison.Ordinal))
            text = $"{text}\n{note.Error}";
        return note.CauseType is null ? text : $"{text}\nCaused by {note.CauseType}: {note.CauseError}";
    }

    static string TimeOf(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    static string WordOf(LogEventLevel level) => level.ToString();
}
