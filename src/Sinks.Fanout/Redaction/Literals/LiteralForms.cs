// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Sinks.Fanout;

/// <summary>
/// The texts by which a value is recognised: itself, and what stays the same of it in base64 whatever stands around it.
/// Escapes are not listed here, they are undone in the text (<see cref="LiteralSearch"/>): there are too many ways to
/// write them.
/// </summary>
static class LiteralForms
{
    const int BitsPerCharacter = 6;

    /// <summary>Adds the forms of a value.</summary>
    /// <param name="value">The value, of at least <see cref="LiteralMatcher.LengthMinimum"/> characters.</param>
    /// <param name="forms">The texts, and whether each is a part of base64.</param>
    public static void Add(string value, Dictionary<string, bool> forms)
    {
        forms[value] = false;
        // As forms and queries write it.
        if (value.Contains(' ', StringComparison.Ordinal))
            forms[value.Replace(' ', '+')] = false;
        var bytes = Encoding.UTF8.GetBytes(value);
        for (var before = 0; before < 3; before++)
            AddBase64(bytes, before, forms);
    }

    // A value of so many bytes before it begins and ends in the middle of characters: those are left out.
    static void AddBase64(byte[] value, int before, Dictionary<string, bool> forms)
    {
        var bytes = new byte[before + value.Length];
        value.CopyTo(bytes, before);
        var start = ((before * 8) + BitsPerCharacter - 1) / BitsPerCharacter;
        var end = bytes.Length * 8 / BitsPerCharacter;
        if (end - start < LiteralMatcher.LengthMinimum)
            return;
        var text = Convert.ToBase64String(bytes)[start..end];
        forms.TryAdd(text, true);
        if (text.AsSpan().ContainsAny('+', '/'))
            forms.TryAdd(text.Replace('+', '-').Replace('/', '_'), true);
    }
}
