// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinks.TestKit.Receivers;

namespace Sinks.TestKit.Tests.Receivers;

public sealed class WebhookVerifierTests
{
    // The published vector of Standard Webhooks.
    const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const string Timestamp = "1614265330";
    const string Body = """{"test": 2432232314}""";
    const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Fact]
    public void The_signature_made_here_is_the_published_one() => Sign(Timestamp, Body).ShouldBe(Signature);

    [ReceiverFact]
    public async Task A_fresh_signature_is_accepted()
    {
        await using var verifier = new WebhookVerifier();
        var now = Now();

        var verdict = await verifier.VerifyAsync(Secret, Headers(now, Sign(now, Body)), Body);

        verdict.ShouldBe(new Verdict(Ok: true, Error: null));
    }

    [ReceiverFact]
    public async Task The_published_request_is_refused_for_its_age_alone()
    {
        await using var verifier = new WebhookVerifier();

        var verdict = await verifier.VerifyAsync(Secret, Headers(Timestamp, Signature), Body);

        verdict.Ok.ShouldBeFalse();
        verdict.Error.ShouldNotBeNull().ShouldContain("timestamp too old");
    }

    [ReceiverFact]
    public async Task A_changed_body_is_refused_and_the_next_request_answered()
    {
        await using var verifier = new WebhookVerifier();
        var now = Now();
        var headers = Headers(now, Sign(now, Body));

        var changed = await verifier.VerifyAsync(Secret, headers, Body + " ");
        var right = await verifier.VerifyAsync(Secret, headers, Body);

        changed.Error.ShouldNotBeNull().ShouldContain("No matching signature");
        right.Ok.ShouldBeTrue();
    }

    [ReceiverFact]
    public async Task A_request_as_the_loopback_server_got_it_is_verified()
    {
        await using var verifier = new WebhookVerifier();
        await using var server = await LoopbackServer.StartAsync();
        var now = Now();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address);
        request.Content = new StringContent(Body);
        foreach (var (name, value) in Headers(now, Sign(now, Body)))
            request.Headers.Add(name, value);

        using var response = await http.SendAsync(request);

        (await verifier.VerifyAsync(Secret, server.Requests[0])).Ok.ShouldBeTrue();
    }

    static Dictionary<string, string> Headers(string timestamp, string signature) => new(StringComparer.Ordinal)
    {
        ["webhook-id"] = Id,
        ["webhook-timestamp"] = timestamp,
        ["webhook-signature"] = signature,
    };

    static string Sign(string timestamp, string body)
    {
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{Id}.{timestamp}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }

    static string Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
