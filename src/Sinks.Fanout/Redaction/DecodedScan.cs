// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Sinks.Fanout;

/// <summary>
/// Reads what escapes hide: the text is decoded, read again, and what is found is taken out where it came from. Escapes
/// may hide escapes; what is three levels deep is read.
/// </summary>
static class DecodedScan
{
    const int LevelLimit = 3;

    public static void Find(TextScanner scanner, ReadOnlySpan<char> text, ref HitList hits)
    {
        if (!EscapedText.AreIn(text))
            return;
        Find(scanner, text, isForm: false, ref hits);
        // Nobody says which it is: base64 has a + of its own.
        if (text.Contains('+') && text.Contains('%'))
            Find(scanner, text, isForm: true, ref hits);
    }

    static void Find(TextScanner scanner, ReadOnlySpan<char> text, bool isForm, ref HitList hits)
    {
        var pool = ArrayPool<char>.Shared;
        var current = pool.Rent(text.Length);
        var places = ArrayPool<int>.Shared.Rent(text.Length + 1);
        var next = pool.Rent(text.Length);
        var nextPlaces = ArrayPool<int>.Shared.Rent(text.Length + 1);
        try
        {
            var length = EscapedText.Decode(text, current, places, isForm);
            for (var level = 1; ; level++)
            {
                var decoded = current.AsSpan(0, length);
                var found = hits.Anew();
                scanner.FindPlain(decoded, ref found);
                foreach (var hit in found.All)
                {
                    hits.Under(places[hit.NameStart], hit.NameEnd == 0 ? 0 : places[hit.NameEnd]);
                    hits.Add(text, places[hit.Start], places[hit.End], hit.Rule);
                }

                hits.Under(0, 0);
                if (level == LevelLimit || !EscapedText.AreIn(decoded))
                    return;
                length = EscapedText.Decode(decoded, next, nextPlaces);
                for (var i = 0; i <= length; i++)
                    nextPlaces[i] = places[nextPlaces[i]];
                (current, next) = (next, current);
                (places, nextPlaces) = (nextPlaces, places);
            }
        }
        finally
        {
            // They held what may be secret.
            pool.Return(current, clearArray: true);
            pool.Return(next, clearArray: true);
            ArrayPool<int>.Shared.Return(places);
            ArrayPool<int>.Shared.Return(nextPlaces);
        }
    }
}
