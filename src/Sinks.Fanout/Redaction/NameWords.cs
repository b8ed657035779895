// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// A name in lower case without separators, and where its words begin: <c>ASP.NET_SessionId</c> is
/// <c>asp net session id</c>.
/// </summary>
readonly ref struct NameWords
{
    /// <summary>Longer names are judged by their end.</summary>
    public const int LengthLimit = 128;

    readonly Span<byte> _starts;

    /// <summary>Splits the name.</summary>
    /// <param name="name">Any name.</param>
    /// <param name="letters">Room for <see cref="LengthLimit"/> characters.</param>
    /// <param name="starts">Room for <see cref="LengthLimit"/> positions.</param>
    public NameWords(ReadOnlySpan<char> name, Span<char> letters, Span<byte> starts)
    {
        if (name.Length > LengthLimit)
            name = name[^LengthLimit..];
        var length = 0;
        var opensWord = true;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                opensWord = true;
                continue;
            }

            if (opensWord || IsCaseChange(name, i))
                starts[Count++] = (byte)length;
            letters[length++] = char.ToLowerInvariant(c);
            opensWord = false;
        }

        Joined = letters[..length];
        _starts = starts;
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    /// <summary>All words without anything between them.</summary>
    public ReadOnlySpan<char> Joined { get; }

    /// <summary>One word, or with <paramref name="to"/> several joined.</summary>
    public ReadOnlySpan<char> Word(int index, int to = -1)
    {
        to = to < 0 ? index + 1 : to;
        return Joined[_starts[index]..(to < Count ? _starts[to] : Joined.Length)];
    }

    static bool IsCaseChange(ReadOnlySpan<char> name, int i)
    {
        if (i == 0 || !char.IsUpper(name[i]))
            return false;
        if (!char.IsUpper(name[i - 1]))
            return true;

        // APIKey: the last capital of a run opens the next word.
        return i + 1 < name.Length && char.IsLower(name[i + 1]);
    }
}
