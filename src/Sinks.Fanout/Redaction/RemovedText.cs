// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// Text that a rule is to leave nothing of. While other rules read on, a marker of a form of its own keeps the place,
/// so that what stands behind is not taken for the value.
/// </summary>
static class RemovedText
{
    const string Start = "[redacted:-";

    /// <summary>What keeps the place.</summary>
    public static string Of(string rule) => Marker.Of("-" + rule);

    /// <summary>The text with nothing in those places.</summary>
    public static string Strip(string text) => Replace(text, static (_, _, _) => "");

    /// <summary>The same, but with <c>""</c> after the separator of a name.</summary>
    public static string Quote(string text) => Replace(text, static (text, start, _) =>
        text.AsSpan(0, start).TrimEnd(' ') is [.., '=' or ':'] ? "\"\"" : "");

    /// <summary>The text with ordinary markers there.</summary>
    public static string Show(string text) => Replace(text, static (text, start, end) =>
        Marker.Of(text[(start + Start.Length)..(end - 1)]));

    static string Replace(string text, Func<string, int, int, string> replacement)
    {
        var result = new StringBuilder(text.Length);
        var written = 0;
        for (var at = text.IndexOf(Start, StringComparison.Ordinal); at >= 0;)
        {
            var length = Marker.LengthAt(text.AsSpan(at));
            if (length > 0)
            {
                result.Append(text, written, at - written).Append(replacement(text, at, at + length));
                written = at + length;
            }

            at = text.IndexOf(Start, at + Math.Max(length, 1), StringComparison.Ordinal);
        }

        return result.Append(text, written, text.Length - written).ToString();
    }
}
