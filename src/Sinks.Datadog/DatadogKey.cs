// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Datadog;

/// <summary>Reads the API key. Nothing but its last 4 characters may reach a message.</summary>
static class DatadogKey
{
    const int ApplicationKeyLength = 40;

    /// <summary>The key, fit for a header.</summary>
    /// <exception cref="SettingException">It cannot be sent.</exception>
    public static string Read(DatadogOptions options, BackendSetup setup)
    {
        var key = options.ApiKey!.Trim();
        if (key.Any(static c => c is <= ' ' or > '~'))
        {
            throw new SettingException(
                nameof(DatadogOptions.ApiKey), "holds what no key holds.", "Write the 32 characters of the API key.");
        }

        if (key.Length == ApplicationKeyLength)
        {
            setup.Report(
                "the ApiKey has 40 characters, as application keys have. Events need the API key, which has 32.");
        }

        return key;
    }

    /// <summary>The end of the key for status; nothing of one that is too short to show.</summary>
    public static string Shown(string key) => key.Length >= 16 ? $" (key ...{key[^4..]})" : "";
}
