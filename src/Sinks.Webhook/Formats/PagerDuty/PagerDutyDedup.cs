// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.Webhook;

/// <summary>
/// The key of an incident. What triggers it and what resolves it differ in everything but what they are about, so the
/// key of a resolve never comes from the error.
/// </summary>
sealed class PagerDutyDedup(string? dedupBy)
{
    public const string Property = "PagerDutyDedupKey";

    const int Limit = 255;

    [ThreadStatic]
    static ArrayBufferWriter<char>? Scratch;

    readonly IReadOnlyList<(string Text, EventField? Field)> _pieces = FieldText.Parse(dedupBy ?? "");

    /// <summary>
    /// The key, valid until the thread asks for another; empty when nothing tells which incident a resolve is about.
    /// </summary>
    public ReadOnlySpan<char> KeyFor(FanoutEvent item, PagerDutyAction action)
    {
        var scratch = Scratch ??= new ArrayBufferWriter<char>(256);
        scratch.ResetWrittenCount();
        if (EventGroup.Identity(item, Property) is { } own)
            scratch.Write(own);
        else if (!TryFill(scratch, item))
            WriteError(scratch, item, action);
        return scratch.WrittenCount <= Limit ? scratch.WrittenSpan : Hash(scratch);
    }

    /// <summary>False unless every value is there: a key with a hole would be that of many.</summary>
    bool TryFill(ArrayBufferWriter<char> scratch, FanoutEvent item)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            var (text, field) = _pieces[i];
            var value = field is null ? text : field.For(item);
            if (string.IsNullOrEmpty(value) || EventGroup.IsMarked(value))
                return false;
            scratch.Write(value);
        }

        return _pieces.Count > 0;
    }

    static void WriteError(ArrayBufferWriter<char> scratch, FanoutEvent item, PagerDutyAction action)
    {
        scratch.ResetWrittenCount();
        if (EventGroup.Identity(item, EventGroup.Property) is { } fingerprint)
        {
            scratch.Write(fingerprint);
            return;
        }

        if (action != PagerDutyAction.Trigger)
            return;
        var place = EventGroup.PlaceOf(item.Exception);
        WriteLine(scratch, item.Exception?.Type);
        WriteLine(scratch, item.Template);
        WriteLine(scratch, place?.TypeName);
        WriteLine(scratch, place?.Function);
        Hash(scratch);
    }

    static void WriteLine(ArrayBufferWriter<char> scratch, string? text)
    {
        scratch.Write(text);
        scratch.Write("\n");
    }

    static ReadOnlySpan<char> Hash(ArrayBufferWriter<char> scratch)
    {
        Span<char> hash = stackalloc char[HashText.Length];
        HashText.Write(scratch.WrittenSpan, hash);
        scratch.ResetWrittenCount();
        scratch.Write(hash);
        return scratch.WrittenSpan;
    }
}
