// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Http;

/// <summary>What users tell every backend that speaks HTTP, against real servers.</summary>
public sealed class HttpBackendOptionsTests : IDisposable
{
    readonly TestCertificates _certificates = new();
    readonly List<Mistake> _mistakes = [];

    public void Dispose() => _certificates.Dispose();

    [Fact]
    public async Task A_server_of_an_authority_of_ones_own_is_trusted_when_that_is_named_and_only_then()
    {
        await using var server = await SecureServer.StartAsync(_certificates);
        await Should.ThrowAsync<HttpRequestException>(() => PostAsync(server.Address, static _ => { }));
        (await PostAsync(server.Address, o => o.TrustedCertificate = _certificates.TrustedFile)).Status.ShouldBe(200);
        server.Clients.ShouldBe([""]);
    }

    [Fact]
    public async Task Another_authority_does_not_vouch_for_the_server()
    {
        using var others = new TestCertificates();
        await using var server = await SecureServer.StartAsync(_certificates);
        await Should.ThrowAsync<HttpRequestException>(
            () => PostAsync(server.Address, o => o.TrustedCertificate = others.TrustedFile));
        server.Clients.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("two files")]
    [InlineData("one file")]
    [InlineData("pkcs12")]
    public async Task A_client_shows_its_certificate(string form)
    {
        await using var server = await SecureServer.StartAsync(_certificates, needsClient: true);
        var answer = await PostAsync(server.Address, o =>
        {
            o.TrustedCertificate = _certificates.TrustedFile;
            (o.ClientCertificate, o.ClientKey) = form switch
            {
                "two files" => (_certificates.ClientFile, _certificates.ClientKeyFile),
                "one file" => (_certificates.ClientWithKeyFile, null),
                _ => (_certificates.ClientPkcs12File, (string?)null),
            };
        });
        answer.Status.ShouldBe(200);
        server.Clients.ShouldBe(["CN=Sinks Test Client"]);
    }

    [Fact]
    public void Files_that_cannot_be_used_turn_the_backend_off_with_their_setting()
    {
        var garbage = _certificates.Write("garbage.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Refused(o => o.TrustedCertificate = "/no/such/file.pem").ShouldBe("TrustedCertificate");
        Refused(o => o.TrustedCertificate = garbage).ShouldBe("TrustedCertificate");
        Refused(o => o.TrustedCertificate = _certificates.ClientKeyFile).ShouldBe("TrustedCertificate");
        Refused(o => o.ClientCertificate = "/no/such/file.pfx").ShouldBe("ClientCertificate");
        Refused(o => o.ClientCertificate = garbage).ShouldBe("ClientCertificate");
        Refused(o => o.ClientCertificate = _certificates.ClientFile).ShouldBe("ClientCertificate");
        Refused(o => o.ClientKey = _certificates.ClientKeyFile).ShouldBe("ClientKey");
    }

    [Fact]
    public async Task Requests_go_by_the_proxy_and_show_it_its_own_credentials_alone()
    {
        await using var proxy = await LoopbackServer.StartAsync(static request => request.Header("Proxy-Authorization") is null
            ? Answer.Of(407, ("Proxy-Authenticate", "Basic realm=\"way out\""))
            : Answer.Ok);
        var address = new UriBuilder(proxy.Address) { UserName = "way", Password = "hunter2%20proxy" }.Uri.AbsoluteUri;
        (await PostAsync("http://hooks.example.org/errors", o => o.Proxy = address)).Status.ShouldBe(200);
        var request = proxy.Requests[^1];
        request.Path.ShouldBe("/errors");
        request.Header("Host").ShouldBe("hooks.example.org");
        request.Header("Proxy-Authorization").ShouldBe(
            "Basic " + Convert.ToBase64String("way:hunter2 proxy"u8.ToArray()));
    }

    [Fact]
    public async Task No_proxy_is_used_when_none_is_asked_for()
    {
        await using var server = await LoopbackServer.StartAsync();
        (await PostAsync(server.Address, static o => o.Proxy = "None")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("proxy.example.org:3128")]
    [InlineData("ftp://way:hunter2@proxy.example.org")]
    [InlineData("way:hunter2@proxy")]
    public void A_proxy_without_an_address_turns_the_backend_off_and_is_not_repeated(string proxy)
    {
        var refusal = Should.Throw<SettingException>(() => Make(o => o.Proxy = proxy));
        refusal.Key.ShouldBe("Proxy");
        $"{refusal.Message} {refusal.Reason} {refusal.Fix}".ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Own_headers_travel_and_those_of_the_protocol_are_refused()
    {
        await using var server = await LoopbackServer.StartAsync();
        await PostAsync(server.Address, static o =>
        {
            o.Headers["Authorization"] = "Bearer t0ken";
            o.Headers["X-Signature"] = "forged";
            o.Headers["x-kind-of"] = "forged";
            o.Headers["Host"] = "elsewhere";
        });
        var request = server.Requests.ShouldHaveSingleItem();
        request.Header("Authorization").ShouldBe("Bearer t0ken");
        request.Header("X-Signature").ShouldBeNull();
        request.Header("x-kind-of").ShouldBeNull();
        _mistakes.Select(static mistake => mistake.Path).ShouldBe(
            [
                "Fanout:Backends:main:Headers:X-Signature",
                "Fanout:Backends:main:Headers:x-kind-of",
                "Fanout:Backends:main:Headers:Host",
            ]);
    }

    [Fact]
    public async Task Code_may_put_a_handler_of_its_own_in_front()
    {
        await using var server = await LoopbackServer.StartAsync();
        Counting? counting = null;
        await PostAsync(server.Address, o => o.UseHandler(inner => counting = new Counting(inner)));
        counting!.Requests.ShouldBe(1);
        counting.IsDisposed.ShouldBeTrue();
    }

    string Refused(Action<Options> configure) => Should.Throw<SettingException>(() => Make(configure)).Key;

    async Task<BackendAnswer> PostAsync(string address, Action<Options> configure)
    {
        using var http = Make(configure);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent([1]) };
        return await http.SendAsync(request, CancellationToken.None);
    }

    BackendHttp Make(Action<Options> configure)
    {
        var options = new Options();
        configure(options);
        return BackendHttp.From(options, Contract.Setup("main", mistake: _mistakes.Add), ["X-Signature", "X-Kind-"]);
    }

    sealed class Options : HttpBackendOptions;

    sealed class Counting(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public int Requests { get; private set; }

        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
