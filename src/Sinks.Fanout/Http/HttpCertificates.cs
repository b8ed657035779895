// SPDX-License-Identifier: Apache-2.0
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sinks.Fanout;

/// <summary>Reads the certificates a backend trusts and shows. Files are read when the backend is made.</summary>
static class HttpCertificates
{
    /// <summary>Tells a handler what to trust and what to show.</summary>
    /// <exception cref="SettingException">A file cannot be used; nothing is sent without it instead.</exception>
    public static void Apply(HttpBackendOptions options, SslClientAuthenticationOptions ssl)
    {
        if (!string.IsNullOrWhiteSpace(options.TrustedCertificate))
            ssl.CertificateChainPolicy = TrustOnly(options.TrustedCertificate.Trim());
        if (!string.IsNullOrWhiteSpace(options.ClientCertificate))
            ssl.ClientCertificates = [ReadClient(options.ClientCertificate.Trim(), options.ClientKey?.Trim())];
        else if (!string.IsNullOrWhiteSpace(options.ClientKey))
            throw Unusable("ClientKey", "is set without a ClientCertificate.", "Name the certificate's file too.");
    }

    static X509ChainPolicy TrustOnly(string path)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        Guard("TrustedCertificate", "Name a PEM file that the process may read.", () =>
        {
            policy.CustomTrustStore.ImportFromPemFile(path);
            return policy.CustomTrustStore.Count > 0 ? path : throw new CryptographicException();
        });
        return policy;
    }

    static X509Certificate2 ReadClient(string path, string? key) => Guard(
        "ClientCertificate",
        "Name a PEM file with its key (ClientKey), or a PKCS #12 file without a password, that the process may read.",
        () => IsPkcs12(path) ? ReadPkcs12(path) : ReadPem(path, string.IsNullOrEmpty(key) ? null : key));

    static bool IsPkcs12(string path) =>
        path.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".p12", StringComparison.OrdinalIgnoreCase);

    static X509Certificate2 ReadPem(string path, string? key)
    {
        using var read = X509Certificate2.CreateFromPemFile(path, key);
        // Windows cannot show a key that lives in memory alone.
        return Load(read.Export(X509ContentType.Pkcs12));
    }

    static X509Certificate2 ReadPkcs12(string path) => Load(File.ReadAllBytes(path));

#if NET9_0_OR_GREATER
    static X509Certificate2 Load(byte[] bytes) => X509CertificateLoader.LoadPkcs12(bytes, password: null);
#else
    static X509Certificate2 Load(byte[] bytes) => new(bytes, (string?)null);
#endif

    static T Guard<T>(string key, string fix, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure
            is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw Unusable(key, $"cannot be read ({failure.GetType().Name}).", fix);
        }
    }

    static SettingException Unusable(string key, string reason, string fix) => new(key, reason, fix);
}
