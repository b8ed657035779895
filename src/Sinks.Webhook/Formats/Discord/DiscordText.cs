// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>Texts for Discord, which takes a backslash before any punctuation as that character itself.</summary>
static class DiscordText
{
    const string Meaningful = "\\*_~`|<>#-@:[]";

    public static string Plain(string text, int limit) => ChatText.Escape(text, limit, Literal);

    public static string Line(string text, int limit) => ChatText.Escape(text, limit, Literal, isLine: true);

    /// <summary>What stands between fences, and cannot end them.</summary>
    public static string Code(string text, int limit) =>
        ChatText.Escape(text, limit, static c => c == '`' ? "'" : null);

    static string? Literal(char c) => Meaningful.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : null;
}
