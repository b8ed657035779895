// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The little that Partial shows of a value; null where even that would be too much.</summary>
static class PartialText
{
    const int LocalMinimum = 4;

    public static string? Of(PartialForm form, int keep, ReadOnlySpan<char> value) => form switch
    {
        PartialForm.Tail => Tail(keep, value),
        PartialForm.Email => Email(value),
        _ => null,
    };

    // At most a quarter of what counts, and separators do not count.
    static string? Tail(int keep, ReadOnlySpan<char> value)
    {
        var whole = CanonicalValue.Only(value, char.IsAsciiLetterOrDigit);
        return keep is > 0 and <= Marker.TailLimit && keep * 4 <= whole.Length ? whole[^keep..] : null;
    }

    static string? Email(ReadOnlySpan<char> value)
    {
        var at = value.LastIndexOf('@');
        if (at < LocalMinimum || !char.IsAsciiLetterOrDigit(value[0]))
            return null;
        var domain = value[(at + 1)..].ToString().ToLowerInvariant();
        return Marker.IsDomain(domain) ? string.Concat(value[..1], "@", domain) : null;
    }
}
