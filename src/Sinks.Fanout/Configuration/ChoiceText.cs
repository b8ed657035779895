// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>One of an enum's names as people write it in configuration: in any case, never as a number.</summary>
static class ChoiceText
{
    public static string Shape<TEnum>()
        where TEnum : struct, Enum => $"one of {Names<TEnum>()}";

    public static string Fix<TEnum>()
        where TEnum : struct, Enum => $"Write one of {Names<TEnum>()}.";

    public static bool TryParse<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return char.IsAsciiLetter(text[0])
            && !text.Contains(',', StringComparison.Ordinal)
            && Enum.TryParse(text, ignoreCase: true, out value);
    }

    static string Names<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetNames<TEnum>());
}
