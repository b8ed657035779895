// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>Tells which parts of a configuration's entry are secrets, by the rules that redact events.</summary>
static class ConfigurationSecrets
{
    /// <summary>A shorter value is found in too much that is none.</summary>
    const int LengthMinimum = 6;

    const int LengthLimit = 16 * 1024;

    static readonly NameRules Names = new(new RedactionNames());

    // Values of development and placeholders: words that stand in messages for themselves.
    static readonly WordSet Words = new("""
        password passwort secret token changeme changeit change-me default development production staging testing
        example localhost 127.0.0.1 postgres postgresql administrator username anonymous disabled enabled required
        optional unknown integrated windows bearer string redacted sample service server client database master public
        private system qwerty letmein guest-user test1234 123456 1234567 12345678 123456789 000000 111111
        """);

    // A whole connection string stands in no message; the password in it does.
    static readonly string[] ConnectionWords = ["connectionstring", "connstring", "connstr", "dsn", "url", "uri"];

    /// <summary>The secrets of a whole configuration.</summary>
    public static HashSet<string> In(IConfiguration configuration)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, value) in configuration.AsEnumerable())
            secrets.UnionWith(In(path, value));
        return secrets;
    }

    /// <summary>The secrets of one entry.</summary>
    public static IEnumerable<string> In(string path, string? value)
    {
        value = value?.Trim();
        if (string.IsNullOrEmpty(value) || value.Length > LengthLimit)
            return [];
        var secrets = Inside(value);
        var isConnection = IsConnection(path);
        if (IsSecret(path, value) && !(isConnection && (secrets.Count > 0 || value.AsSpan().ContainsAny('=', '/'))))
            secrets.Add(value);
        return secrets.Where(IsDistinctive);
    }

    static bool IsSecret(string path, string value) => Names.Judge(path) switch
    {
        NameVerdict.Secret => true,
        NameVerdict.SecretIfRandom => RandomLook.Has(value),
        _ => false,
    };

    static bool IsConnection(string path) => Array.Exists(
        ConnectionWords, word => path.Contains(word, StringComparison.OrdinalIgnoreCase));

    static bool IsDistinctive(string value) =>
        value.Length >= LengthMinimum && !Words.ContainsAnyCase(value) && !Placeholder.Is(value, Names);

    /// <summary>What the rules find in the value: the password of a connection string or URL, a token.</summary>
    static List<string> Inside(string value)
    {
        var secrets = new List<string>();
        foreach (var span in Redactor.Default.Explain(value))
        {
            if (!IsOfSecrets(span.Rule))
                continue;
            var secret = value.Substring(span.Start, span.Length).Trim('"', '\'', ' ');
            secrets.Add(secret);
            // Whoever uses the URL uses it decoded.
            if (secret.Contains('%', StringComparison.Ordinal))
                secrets.Add(Uri.UnescapeDataString(secret));
        }

        return secrets;
    }

    // A card number or an address in a configuration is no secret of it.
    static bool IsOfSecrets(string rule) => rule is RuleNames.KeyValue or RuleNames.ConnectionString
        or RuleNames.Authorization or RuleNames.UrlUserInfo or RuleNames.UrlParameter or RuleNames.Cookie
        or RuleNames.Pem or RuleNames.Jwt or RuleNames.ProviderToken or RuleNames.AwsSecret or RuleNames.AzureSecret
        or RuleNames.WebhookUrl;
}
