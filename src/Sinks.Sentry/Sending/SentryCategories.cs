// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>The categories by their names on the wire, and by the kinds of items.</summary>
static class SentryCategories
{
    // In the order of the enum.
    static readonly string[] Names =
        ["error", "attachment", "log_item", "log_byte", "transaction", "span", "session", "monitor"];

    public static int Count => Names.Length;

    /// <summary>The name of a category in reports and limits.</summary>
    public static string Name(SentryCategory category) => Names[(int)category];

    /// <summary>The category a limit names, in any case; null for one that is unknown here.</summary>
    public static SentryCategory? Read(string name)
    {
        if (string.Equals(name, "default", StringComparison.OrdinalIgnoreCase))
            return SentryCategory.Error;
        for (var i = 0; i < Names.Length; i++)
        {
            if (string.Equals(name, Names[i], StringComparison.OrdinalIgnoreCase))
                return (SentryCategory)i;
        }

        return null;
    }

    /// <summary>The category of items of a kind.</summary>
    public static SentryCategory Of(FanoutItemKind kind) => kind switch
    {
        FanoutItemKind.Span => SentryCategory.Transaction,
        FanoutItemKind.Session or FanoutItemKind.RequestSessions => SentryCategory.Session,
        FanoutItemKind.CheckIn => SentryCategory.Monitor,
        _ => SentryCategory.Error,
    };
}
