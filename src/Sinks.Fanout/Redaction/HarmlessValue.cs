// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Values under secret names that systems are known to log, and that open nothing.</summary>
static class HarmlessValue
{
    const int ResourceWindow = 80;
    const int HandleLimit = 18;

    public static bool Is(ReadOnlySpan<char> text, Pair pair, Range range)
    {
        var name = text[pair.Name.Start..pair.Name.End];
        var value = text[range];

        // auth:SIMPLE, auth:KERBEROS
        if (name.Equals("auth", StringComparison.OrdinalIgnoreCase))
            return value.Length < 12 && value.IndexOfAnyExceptInRange('A', 'Z') < 0;

        // The number of a session in its server, which nobody is let in by.
        if (value.StartsWith("0x", StringComparison.Ordinal))
            return value.Length <= HandleLimit && name.Contains("session", StringComparison.OrdinalIgnoreCase);

        // The working directory of a shell, and the name of a secret at Amazon.
        if (name is "PWD")
            return value.StartsWith("/", StringComparison.Ordinal);
        return name is "secret" && pair.Name.Start > 0 && text[pair.Name.Start - 1] == ':'
            && text[Math.Max(0, pair.Name.Start - ResourceWindow)..pair.Name.Start]
                .IndexOf("arn:", StringComparison.Ordinal) >= 0;
    }
}
