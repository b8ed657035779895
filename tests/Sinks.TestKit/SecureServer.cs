// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Sinks.TestKit;

/// <summary>
/// A real HTTPS server on a free loopback port that asks clients for their certificate and takes everything.
/// </summary>
public sealed class SecureServer : IAsyncDisposable
{
    readonly WebApplication _application;
    readonly ConcurrentQueue<string> _clients = new();

    SecureServer(
        TestCertificates certificates, bool needsClient, HttpProtocols protocols, Func<HttpContext, Task>? answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback,
            0,
            listen =>
            {
                listen.Protocols = protocols;
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificates.Server;
                    https.ClientCertificateMode =
                        needsClient ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.AllowCertificate;
                    https.AllowAnyClientCertificate();
                });
            }));
        _application = builder.Build();
        _application.Run(context =>
        {
            _clients.Enqueue(context.Connection.ClientCertificate?.Subject ?? "");
            return answer?.Invoke(context) ?? context.Response.WriteAsync("{}");
        });
    }

    /// <summary>The address without a trailing slash.</summary>
    public string Address => _application.Urls.Single();

    /// <summary>Who asked, a subject for each request; empty for one without a certificate.</summary>
    public IReadOnlyList<string> Clients => [.. _clients];

    public static async Task<SecureServer> StartAsync(
        TestCertificates certificates,
        bool needsClient = false,
        HttpProtocols protocols = HttpProtocols.Http1AndHttp2,
        Func<HttpContext, Task>? answer = null)
    {
        var server = new SecureServer(certificates, needsClient, protocols, answer);
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
