// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Sinks.Fanout;

namespace Sinks.Webhook.Tests;

public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("198.51.100.1")]
    [InlineData("203.0.113.1")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:0:10.0.0.1")]
    [InlineData("64:ff9b::127.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::8.8.8.8")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:10::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("3fff::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void Addresses_inside_are_not_public(string address) =>
        PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("168.63.129.15")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.169.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2606:4700::1111")]
    public void Addresses_of_the_world_are_public(string address) =>
        PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task A_host_inside_is_not_spoken_to_and_its_address_not_told(string host)
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var backend = new WebhookHost().Make(
            $"http://{host}:{server.Port}/t0ken", o => (o.PublicAddressesOnly, o.AllowHttp) = (true, true));

        var result = await backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), CancellationToken.None);

        result.ShouldBe(
            SendResult.Refused("its host is at no public address, and PublicAddressesOnly is set"));
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_guard_the_same_host_is_spoken_to()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var backend = new WebhookHost().Make(server.Address);
        (await backend.SendAsync(Encoded.Batch(SomeEvents.Minimal), CancellationToken.None))
            .ShouldBe(SendResult.Delivered);
    }

    [Fact]
    public async Task The_lane_is_suspended_and_says_why()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f =>
        {
            f.Options(o => o.ShutdownTimeLimit = TimeSpan.Zero);
            f.Webhook("ops", server.Address, o =>
                (o.PublicAddressesOnly, o.BufferingTimeLimit) = (true, TimeSpan.Zero));
        });
        host.Logger.Error("inside");
        await Waiting.UntilAsync(
            () => host.Status.Backends[0].State == BackendState.Suspended, "the lane to be suspended");

        host.Status.Backends[0].Why.ShouldNotBeNull().ShouldContain("no public address");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void A_proxy_would_go_around_the_check_and_is_a_mistake()
    {
        var refusal = WebhookHost.Refuses("https://hooks.example.org", o =>
            (o.PublicAddressesOnly, o.Proxy) = (true, "http://me:t0ken@proxy.example.org:3128"));

        refusal.Key.ShouldBe("Proxy");
        refusal.ToString().ShouldNotContain("t0ken");
    }

    [Fact]
    public async Task No_proxy_of_the_system_is_used_either()
    {
        await using var backend = new WebhookHost().Make("https://hooks.example.org", o =>
        {
            o.PublicAddressesOnly = true;
            o.UseHandler(static handler =>
            {
                handler.UseProxy.ShouldBeFalse();
                handler.ConnectCallback.ShouldNotBeNull();
                return handler;
            });
        });
    }
}
