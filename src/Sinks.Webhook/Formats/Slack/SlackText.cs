// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>
/// Texts for Slack. Mentions, links and channels all begin with an angle bracket there, and its three control
/// characters have entities.
/// </summary>
static class SlackText
{
    public static string Plain(string text, int limit) => ChatText.Escape(text, limit, Entity);

    public static string Line(string text, int limit) => ChatText.Escape(text, limit, Entity, isLine: true);

    /// <summary>What stands between fences, and cannot end them.</summary>
    public static string Code(string text, int limit) =>
        ChatText.Escape(text, limit, static c => c == '`' ? "'" : Entity(c));

    static string? Entity(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        _ => null,
    };
}
