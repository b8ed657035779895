// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.PostHog;

/// <summary>Reads the project's key. It is shown by its last characters only.</summary>
static class PostHogKey
{
    const string Key = nameof(PostHogOptions.ApiKey);
    const string Fix = "Write the key of the project, phc_ and what follows, from its settings.";

    // A shorter key would be shown by half.
    const int ShownLength = 12;

    /// <summary>The most characters; those PostHog makes have 47.</summary>
    public const int LengthLimit = 200;

    /// <summary>The key, checked.</summary>
    /// <exception cref="SettingException">It is no key of a project.</exception>
    public static string Read(PostHogOptions options)
    {
        var key = options.ApiKey?.Trim() ?? "";
        if (key.StartsWith("phx_", StringComparison.Ordinal))
            throw new SettingException(Key, "is a personal key (phx_), which must not travel with events.", Fix);
        if (key.StartsWith("phs_", StringComparison.Ordinal))
            throw new SettingException(Key, "is a secret key (phs_), which must not travel with events.", Fix);
        if (key.Length > LengthLimit || !key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            throw new SettingException(Key, "has characters that no key has, or too many.", Fix);
        return key;
    }

    /// <summary>The end of a key, for people; null when that would be too much of it.</summary>
    public static string? EndOf(string key) => key.Length < ShownLength ? null : key[^4..];
}
