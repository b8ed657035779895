// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// Where a project takes events, and the key to it:
/// <c>PROTOCOL://PUBLIC_KEY[:SECRET_KEY]@HOST[:PORT][PATH]/PROJECT_ID</c>.
/// </summary>
sealed class SentryDsn
{
    const string Fix = "Write it as the server shows it: https://key@host/project.";

    // A shorter key would be shown by half.
    const int ShownKeyLength = 12;

    SentryDsn(Uri uri, string publicKey, string? secretKey, string prefix, string project)
    {
        var authority = AuthorityOf(uri);
        var user = secretKey is null ? publicKey : $"{publicKey}:{secretKey}";
        PublicKey = publicKey;
        SecretKey = secretKey;
        Endpoint = new Uri($"{uri.Scheme}://{authority}{prefix}/api/{project}/envelope/");
        Text = $"{uri.Scheme}://{user}@{authority}{prefix}/{project}";
        Destination = publicKey.Length < ShownKeyLength ? authority : $"{authority} (key ...{publicKey[^4..]})";
        IsReadableOnTheWay = Has(uri, Uri.UriSchemeHttp) && !uri.IsLoopback;
        IsSentryIo = uri.Host.Equals("sentry.io", StringComparison.OrdinalIgnoreCase)
            || uri.Host.EndsWith(".sentry.io", StringComparison.OrdinalIgnoreCase);
        IsBehindApi = EndsIn(prefix, "/api");
        OrganizationId = OrganizationOf(uri);
    }

    /// <summary>Where envelopes are posted to; the slash at its end is needed (Bugsink answers 404 without).</summary>
    public Uri Endpoint { get; }

    public string PublicKey { get; }

    /// <summary>Deprecated: sent on only when it is there.</summary>
    public string? SecretKey { get; }

    /// <summary>The DSN without what does not belong to it, for the header of an envelope. A credential.</summary>
    public string Text { get; }

    /// <summary>The host and the end of the key, for people.</summary>
    public string Destination { get; }

    /// <summary>Whether events travel in plain text to another machine.</summary>
    public bool IsReadableOnTheWay { get; }

    /// <summary>Whether the server is the vendor's own.</summary>
    public bool IsSentryIo { get; }

    /// <summary>
    /// Whether the project id follows <c>/api</c>: right behind a proxy that serves under it, and otherwise part of the
    /// address that events are posted to.
    /// </summary>
    public bool IsBehindApi { get; }

    /// <summary>The digits of a host such as <c>o1.</c>, by which the vendor knows the owner; else null.</summary>
    public string? OrganizationId { get; }

    /// <summary>Whether a text is a DSN.</summary>
    public static bool IsUsable(string? text)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(text) && Parse(text) is not null;
        }
        catch (SettingException)
        {
            return false;
        }
    }

    /// <summary>Reads a DSN. The reason why one cannot be read never repeats any of it.</summary>
    public static SentryDsn Parse(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri))
            throw Unusable("is not a URL.");
        if (!Has(uri, Uri.UriSchemeHttps) && !Has(uri, Uri.UriSchemeHttp))
            throw Unusable("begins with neither https:// nor http://.");
        if (uri.Host.Length == 0)
            throw Unusable("names no host.");
        var (publicKey, secretKey) = ReadKeys(uri.UserInfo);
        var (prefix, project) = ReadPath(uri.AbsolutePath);
        return new SentryDsn(uri, publicKey, secretKey, prefix, project);
    }

    static bool Has(Uri uri, string scheme) => string.Equals(uri.Scheme, scheme, StringComparison.Ordinal);

    static (string PublicKey, string? SecretKey) ReadKeys(string userInfo)
    {
        var keys = userInfo.Split(':', 2);
        if (keys[0].Length == 0)
            throw Unusable("has no key before the host.");
        var secretKey = keys.Length == 2 && keys[1].Length > 0 ? keys[1] : null;
        if (!IsKey(keys[0]) || (secretKey is not null && !IsKey(secretKey)))
            throw Unusable("has a key with characters that no key has.");
        return (keys[0], secretKey);
    }

    /// <summary>Keys go into a header whose parts are separated by commas.</summary>
    static bool IsKey(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || "-_.~".Contains(c));

    static (string Prefix, string Project) ReadPath(string path)
    {
        var trimmed = path.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        if (slash < 0)
            throw Unusable("has no project id at its end.");
        var (prefix, project) = (trimmed[..slash].TrimEnd('/'), trimmed[(slash + 1)..]);
        if (Uri.UnescapeDataString(project).Any(static c => char.IsControl(c) || char.IsWhiteSpace(c)))
            throw Unusable("has a space or a control character in its project id.");
        if (project is "envelope" or "store" && EndsIn(prefix[..Math.Max(0, prefix.LastIndexOf('/'))], "/api"))
            throw Unusable("is the address that events are posted to, not the DSN.");
        return (prefix, project);
    }

    static bool EndsIn(string path, string end) => path.EndsWith(end, StringComparison.Ordinal);

    /// <summary>Host and port as they go over the wire: in ASCII, an IPv6 address in brackets.</summary>
    static string AuthorityOf(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return uri.IsDefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
    }

    static string? OrganizationOf(Uri uri)
    {
        var label = uri.Host.Split('.')[0];
        return label.Length > 1 && label[0] == 'o' && label.Skip(1).All(char.IsAsciiDigit) ? label[1..] : null;
    }

    static SettingException Unusable(string reason) => new(nameof(SentryOptions.Dsn), reason, Fix);
}
