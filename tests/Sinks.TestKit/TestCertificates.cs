// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sinks.TestKit;

/// <summary>An authority, a server it vouches for and a client, made for one test, in files of their own.</summary>
public sealed class TestCertificates : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("sinks-certificates-").FullName;

    public TestCertificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Sinks Test Authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        TrustedFile = Write("authority.pem", authority.ExportCertificatePem());
        Server = Issue("CN=localhost", authority);
        Client = Issue("CN=Sinks Test Client", authority);
        ClientFile = Write("client.pem", Client.ExportCertificatePem());
        using var clientKey = Client.GetECDsaPrivateKey()!;
        ClientKeyFile = Write("client.key", clientKey.ExportPkcs8PrivateKeyPem());
        ClientWithKeyFile = Write(
            "whole.pem", Client.ExportCertificatePem() + "\n" + clientKey.ExportPkcs8PrivateKeyPem());
        ClientPkcs12File = Path.Combine(_folder, "client.pfx");
        File.WriteAllBytes(ClientPkcs12File, Client.Export(X509ContentType.Pkcs12));
    }

    public X509Certificate2 Server { get; }

    public X509Certificate2 Client { get; }

    /// <summary>What vouches for the server, as PEM.</summary>
    public string TrustedFile { get; }

    /// <summary>The client's certificate without its key, as PEM.</summary>
    public string ClientFile { get; }

    public string ClientKeyFile { get; }

    /// <summary>Certificate and key in one PEM file.</summary>
    public string ClientWithKeyFile { get; }

    /// <summary>Certificate and key as PKCS #12 without a password.</summary>
    public string ClientPkcs12File { get; }

    /// <summary>Writes another file beside them.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Server.Dispose();
        Client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    static X509Certificate2 Issue(string name, X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var issued = request.Create(
            authority, now.AddHours(-1), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(key);
        // A key that was never in a store is not usable everywhere.
        return X509CertificateLoader.LoadPkcs12(
            whole.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
    }
}
