// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class WebhookClientTests
{
    static readonly string Version = typeof(WebhookOptions).Assembly.GetName().Version!.ToString(3);

    readonly WebhookHost _host = new();

    [Fact]
    public async Task A_signed_batch_arrives_as_approved()
    {
        await using var server = await LoopbackServer.StartAsync();
        var request = await SendAsync(server, o => o.Secret = WebhookHost.Secret);

        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/hooks/t0ken");
        request.Query.ShouldBe("?a=b");
        request.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        request.Header("Content-Length").ShouldBe(request.RawBody.Length.ToString(CultureInfo.InvariantCulture));
        request.Header("User-Agent").ShouldBe($"Sinks.Webhook/{Version}");
        request.Header("webhook-timestamp").ShouldBe("1767323045");
        request.Header("webhook-id").ShouldBe(WebhookMessageId.Of([Some.Id(1), Some.Id(2)]));
        request.Header("webhook-signature").ShouldBe(Signature(WebhookHost.Secret, request));
        Approved.Match(request.Text, "batch.json");
    }

    [Fact]
    public async Task Without_a_secret_a_batch_arrives_without_a_signature()
    {
        await using var server = await LoopbackServer.StartAsync();
        var request = await SendAsync(server);

        request.Header("webhook-signature").ShouldBeNull();
        request.Header("webhook-timestamp").ShouldBe("1767323045");
        request.Header("webhook-id").ShouldBe(WebhookMessageId.Of([Some.Id(1), Some.Id(2)]));
    }

    [Fact]
    public async Task During_a_rotation_a_batch_is_signed_with_both_secrets()
    {
        await using var server = await LoopbackServer.StartAsync();
        var request = await SendAsync(server, o =>
        {
            o.Secret = WebhookHost.OtherSecret;
            o.PreviousSecret = WebhookHost.Secret;
        });

        request.Header("webhook-signature").ShouldBe(
            $"{Signature(WebhookHost.OtherSecret, request)} {Signature(WebhookHost.Secret, request)}");
    }

    [Fact]
    public async Task A_batch_sent_again_differs_only_in_the_time_of_the_attempt()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var backend = _host.Make(server.Address, o => o.Secret = WebhookHost.Secret);
        var batch = Encoded.Batch(SomeEvents.Minimal, SomeEvents.Full);
        await backend.SendAsync(batch, CancellationToken.None);
        _host.Time.Advance(TimeSpan.FromMinutes(7));
        await backend.SendAsync(batch, CancellationToken.None);

        var (first, second) = (server.Requests[0], server.Requests[1]);
        second.RawBody.ShouldBe(first.RawBody);
        second.Header("webhook-id").ShouldBe(first.Header("webhook-id"));
        first.Header("webhook-timestamp").ShouldBe("1767323045");
        second.Header("webhook-timestamp").ShouldBe("1767323465");
        second.Header("webhook-signature").ShouldBe(Signature(WebhookHost.Secret, second));
        second.Header("webhook-signature").ShouldNotBe(first.Header("webhook-signature"));
    }

    [Fact]
    public async Task Own_headers_are_sent_and_refused_ones_are_not()
    {
        await using var server = await LoopbackServer.StartAsync();
        var request = await SendAsync(server, o =>
        {
            o.Headers["Authorization"] = "Bearer a, b; c=\"d\"";
            o.Headers["x-team"] = "ops";
            o.Headers["webhook-id"] = "forged";
            o.Headers["Content-Type"] = "text/plain";
        });

        request.Header("Authorization").ShouldBe("Bearer a, b; c=\"d\"");
        request.Header("X-Team").ShouldBe("ops");
        request.Header("webhook-id").ShouldBe(WebhookMessageId.Of([Some.Id(1), Some.Id(2)]));
        request.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        _host.Mistakes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Options_changed_after_the_start_change_nothing()
    {
        await using var server = await LoopbackServer.StartAsync();
        WebhookOptions? options = null;
        await using var backend = _host.Make(server.Address, o => options = o);
        options!.Headers["X-Late"] = "1";
        options.Url = "https://other.example.org";
        await backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), CancellationToken.None);

        server.Requests.ShouldHaveSingleItem().Header("X-Late").ShouldBeNull();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await LoopbackServer.StartAsync();
        await using var server = await LoopbackServer.StartAsync(_ => Answer.Of(307, ("Location", other.Address)));
        await using var backend = _host.Make(server.Address);

        var result = await backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), CancellationToken.None);

        result.ShouldBe(SendResult.Refused("HTTP 307"));
        server.Requests.Count.ShouldBe(1);
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_answer_is_an_exception_that_does_not_show_the_path()
    {
        await using var server = await LoopbackServer.StartAsync(static _ => Answer.Reset);
        await using var backend = _host.Make(server.Address + "/hooks/t0ken", o => o.Secret = WebhookHost.Secret);

        var exception = await Should.ThrowAsync<HttpRequestException>(
            () => backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), CancellationToken.None));

        exception.ToString().ShouldNotContain("t0ken");
        exception.ToString().ShouldNotContain(WebhookHost.Secret);
    }

    [Fact]
    public async Task A_cancelled_send_ends()
    {
        var never = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(_ => Answer.Ok with { Until = never.Task });
        await using var backend = _host.Make(server.Address);
        using var cancellation = new CancellationTokenSource();

        var send = backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), cancellation.Token);
        await server.ReceivedAsync(1);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => send.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_backend_disposed_twice_does_not_complain()
    {
        var backend = _host.Make("https://hooks.example.org");
        await backend.DisposeAsync();
        await Should.NotThrowAsync(async () => await backend.DisposeAsync());
    }

    async Task<ReceivedRequest> SendAsync(LoopbackServer server, Action<WebhookOptions>? configure = null)
    {
        await using var backend = _host.Make(server.Address + "/hooks/t0ken?a=b", configure);
        var result = await backend.SendAsync(
            Encoded.Batch(SomeEvents.Minimal, SomeEvents.Full), CancellationToken.None);
        result.ShouldBe(SendResult.Delivered);
        return server.Requests.ShouldHaveSingleItem();
    }

    static string Signature(string secret, ReceivedRequest request) => StandardWebhooksSignature.Sign(
        WebhookSecret.Parse(secret)!,
        request.Header("webhook-id")!,
        long.Parse(request.Header("webhook-timestamp")!, CultureInfo.InvariantCulture),
        Encoding.UTF8.GetBytes(request.Text));
}
