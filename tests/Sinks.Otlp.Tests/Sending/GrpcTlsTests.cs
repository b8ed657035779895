// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Sinks.Otlp.Tests;

/// <summary>gRPC over TLS, with a server that speaks HTTP/2 alone.</summary>
public sealed class GrpcTlsTests
{
    [Fact]
    public async Task Records_are_delivered_to_a_server_that_asks_for_a_certificate()
    {
        using var certificates = new TestCertificates();
        await using var server = await SecureServer.StartAsync(
            certificates, needsClient: true, HttpProtocols.Http2, static context => AnswerAsync(context, 0));
        await using var host = Host(server, certificates);
        host.Logger.Error("an error");
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
        server.Clients.ShouldBe(["CN=Sinks Test Client"]);
    }

    [Fact]
    public async Task An_outcome_among_the_headers_counts_where_nothing_follows_them()
    {
        using var certificates = new TestCertificates();
        var requests = 0;
        await using var server = await SecureServer.StartAsync(
            certificates, needsClient: false, HttpProtocols.Http2, context =>
            {
                if (Interlocked.Increment(ref requests) > 1)
                    return AnswerAsync(context, 0);
                context.Response.ContentType = "application/grpc";
                context.Response.Headers["grpc-status"] = "14";
                return Task.CompletedTask;
            });
        await using var host = Host(server, certificates);
        host.Logger.Error("an error");
        (await host.SettleAsync()).Backends[0].Delivered.ShouldBe(1);
        requests.ShouldBe(2);
    }

    static async Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", $"{status}");
    }

    static FanoutHost Host(SecureServer server, TestCertificates certificates) =>
        FanoutHost.FromCode(f => f.Otlp(server.Address, o =>
        {
            o.Protocol = OtlpProtocol.Grpc;
            o.BufferingTimeLimit = TimeSpan.Zero;
            o.TrustedCertificate = certificates.TrustedFile;
            o.ClientCertificate = certificates.ClientWithKeyFile;
        }));
}
