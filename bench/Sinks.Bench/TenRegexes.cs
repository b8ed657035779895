// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

// Nobody who writes these gives them a time limit.
#pragma warning disable MA0009

namespace Sinks.Bench;

/// <summary>What a team without a redaction library writes: the baseline that redaction is measured beside.</summary>
static class TenRegexes
{
    const RegexOptions Options = RegexOptions.Compiled | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    static readonly Regex[] All =
    [
        new(@"[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}", Options),
        new(@"\b(?:\d[ -]?){13,19}\b", Options),
        new(@"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}\b", Options),
        new(@"\b\d{3}-\d{2}-\d{4}\b", Options),
        new(@"eyJ[a-z0-9_-]+\.[a-z0-9_-]+\.[a-z0-9_-]*", Options),
        new(@"bearer\s+[a-z0-9._~+/=-]+", Options),
        new(@"(?:password|passwd|pwd|secret|token|api[_-]?key)\s*[:=]\s*\S+", Options),
        new(@"\bAKIA[0-9A-Z]{16}\b", Options),
        new(@"://[^/\s:@]+:[^/\s@]+@", Options),
        new(@"-----BEGIN [A-Z ]*PRIVATE KEY-----", Options),
    ];

    public static int Length(string text)
    {
        foreach (var regex in All)
            text = regex.Replace(text, "***");
        return text.Length;
    }
}
