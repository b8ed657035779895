// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>A switch as people write it in configuration and environment variables.</summary>
[Experimental("SINKS001")]
public static class SwitchText
{
    /// <summary>Reads true/false, yes/no, on/off, 1/0 in any case.</summary>
    /// <param name="text">The text; null is no switch.</param>
    /// <param name="value">What it says; false when it cannot be read.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse(string? text, out bool value)
    {
        switch (text?.Trim().ToUpperInvariant())
        {
            case "TRUE" or "YES" or "ON" or "1":
                value = true;
                return true;
            case "FALSE" or "NO" or "OFF" or "0":
                value = false;
                return true;
            default:
                value = false;
                return false;
        }
    }

    /// <summary>Whether the text clearly says off.</summary>
    /// <param name="text">The text, or null.</param>
    public static bool IsOff(string? text) => TryParse(text, out var value) && !value;
}
