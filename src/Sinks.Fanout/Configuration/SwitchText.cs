// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A switch as people write it in configuration and environment variables.</summary>
static class SwitchText
{
    /// <summary>Reads true/false, yes/no, on/off, 1/0 in any case.</summary>
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
    public static bool IsOff(string? text) => TryParse(text, out var value) && !value;
}
