// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Sinks.AspNetCore.Tests.Browser;

/// <summary>Whatever comes is answered and counted, and costs the process no event of its own.</summary>
public sealed class HostileBrowserTests
{
    const int Seed = 20_261_123;

    static readonly Dictionary<string, string?> Unlimited = new()
    {
        ["Browser:PerClientPerMinute"] = "1000000",
        ["Browser:PerMinute"] = "1000000",
    };

    [Fact]
    public async Task No_body_makes_the_server_fail_and_each_is_counted()
    {
        var count = Scale.Of(2_000, full: 10_000);
        await using var bench = await BrowserBench.StartAsync(Unlimited);
        var random = new Random(Seed);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var statuses = new Dictionary<int, int>();
        for (var i = 0; i < count; i++)
        {
            var body = HostileBodies.Make(random, bench.OwnDsn);
            using var answer = await bench.SendAsync(body, HostileBodies.TypeOf(random), ("Origin", bench.Origin));
            var code = (int)answer.StatusCode;
            statuses[code] = statuses.GetValueOrDefault(code) + 1;
            if (code != 200)
                (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }

        statuses.Keys.ShouldBeSubsetOf(
            [200, 400, 403, 413],
            string.Join('\n', bench.Web.Errors.Where(static item => item.Face != FanoutFace.Browser)
                .Select(static item => $"{item.Exception?.Message} {item.Exception?.Frames.FirstOrDefault(static frame => frame.InApp)}")));
        statuses[200].ShouldBeGreaterThan(count / 10);
        statuses[400].ShouldBeGreaterThan(count / 10);
        bench.Counted.Received.ShouldBeGreaterThanOrEqualTo(count);
        bench.Counted.Refused.Values.Sum().ShouldBe(count - statuses[200]);
        bench.Web.Errors.ShouldAllBe(static item => item.Face == FanoutFace.Browser, "the server itself has not failed");
        var status = await bench.Web.EndAsync();
        status.Backends[0].Delivered.ShouldBe(bench.Web.Backend.Events.Count);
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(200L * 1024 * 1024);
    }

    [Fact]
    public async Task Errors_of_the_server_arrive_while_browsers_flood_it()
    {
        var count = Scale.Of(3_000, full: 20_000);
        await using var bench = await BrowserBench.StartAsync(
            new(Unlimited) { ["IntakeLimit"] = "1000", ["Backends:memory:QueueLimit"] = "1000" });
        var logger = bench.Web.Get<ILoggerFactory>().CreateLogger("Shop");
        const string Report = """{"reports":[{"kind":"error","message":"flood"}]}""";

        var flood = Parallel.ForAsync(
            0, count, async (_, _) => (await bench.StatusOfAsync(Report)).ShouldBe(System.Net.HttpStatusCode.OK));
        var logged = 0;
        while (!flood.IsCompleted)
        {
            logger.LogError("of the server {Number}", logged++);
            await bench.StatusOfAsync(Report);
        }

        await flood;
        var status = await bench.Web.EndAsync();

        bench.Web.Errors.Count(static item => item.SourceContext == "Shop").ShouldBe(logged);
        logged.ShouldBeGreaterThan(10);
        var counted = bench.Counted;
        (counted.Taken + counted.Shed).ShouldBe(counted.Received);
        counted.Received.ShouldBe(count + logged);
        bench.Web.Errors.Count.ShouldBe((int)counted.Taken + logged);
        // Lines of the framework below Error found no room either.
        status.Dropped.GetValueOrDefault("intake_full").ShouldBeGreaterThanOrEqualTo(counted.Shed);
    }

    [Fact]
    public async Task A_replayed_report_is_held_to_the_rate_of_its_client()
    {
        await using var bench = await BrowserBench.StartAsync(new() { ["Browser:PerClientPerMinute"] = "50" });
        const string Report = """{"reports":[{"kind":"error","message":"again"}]}""";

        for (var i = 0; i < 300; i++)
            ((int)await bench.StatusOfAsync(Report)).ShouldBe(i < 50 ? 200 : 429);

        (bench.Counted.Taken, bench.Counted.Received).ShouldBe((50, 300));
        bench.Counted.Refused.ShouldCount("rate_limited", 250);
    }

    [Fact]
    public async Task A_client_that_never_ends_its_body_is_let_go()
    {
        var time = new TestTimeProvider();
        await using var bench = await BrowserBench.StartAsync(
            build: builder => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions
                .AddSingleton<TimeProvider>(builder.Services, time));
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", bench.Web.Client.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /errors HTTP/1.1\r\nHost: {bench.Web.Client.BaseAddress.Authority}\r\nOrigin: {bench.Origin}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));

        var answer = new byte[1_024];
        var reading = stream.ReadAsync(answer).AsTask();
        await Waiting.UntilAsync(
            () =>
            {
                // The clock moves on until the endpoint has begun to wait for the body, and gives up.
                time.Advance(BodyReader.TimeLimit);
                return reading.IsCompleted;
            },
            "the server answers");

        Encoding.ASCII.GetString(answer, 0, await reading).ShouldStartWith("HTTP/1.1 408");
        bench.Counted.Refused.ShouldCount("timeout", 1);
    }

    [Fact]
    public void No_stack_breaks_the_reader_of_stacks()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Scale.Of(5_000, full: 100_000); i++)
        {
            var stack = HostileBodies.Stack(random);
            var frames = ScriptStack.Parse(stack, "https://shop.example/");
            frames.Count.ShouldBeLessThanOrEqualTo(50);
            frames.ShouldAllBe(static frame => frame.Url!.Length > 0 && frame.Line >= 0 && frame.Column >= 0);
        }
    }

    [Theory]
    [InlineData("    at f (https://x/a.js:1:2)", "f", "https://x/a.js", 1, 2)]
    [InlineData("    at async A.b (https://x/a.js:1:2)", "A.b", "https://x/a.js", 1, 2)]
    [InlineData("    at https://x/a.js:1:2", null, "https://x/a.js", 1, 2)]
    [InlineData("    at new Shop (https://x:8443/a.js?v=1:10:22)", "new Shop", "https://x:8443/a.js?v=1", 10, 22)]
    [InlineData("f@https://x/pkg@1/a.js:1:2", "f", "https://x/pkg@1/a.js", 1, 2)]
    [InlineData("@https://x/a.js:1:2", null, "https://x/a.js", 1, 2)]
    [InlineData("https://x/a.js:7", null, "https://x/a.js", 7, 0)]
    public void Stacks_of_each_browser_are_read(string line, string? function, string url, int row, int column)
    {
        var frame = ScriptStack.Parse("TypeError: no\n" + line, "https://x/").ShouldHaveSingleItem();

        (frame.Function, frame.Url, frame.Line, frame.Column).ShouldBe((function, url, row, column));
    }

    [Fact]
    public void Many_addresses_get_nobody_more_and_are_forgotten_with_their_minute()
    {
        var time = new TestTimeProvider();
        var rates = new ClientRates(time);
        var options = new BrowserOptions { PerClientPerMinute = 10, PerMinute = 1_000_000 };

        for (var i = 0; i < 20_000; i++)
            rates.Enter(new System.Net.IPAddress(BitConverter.GetBytes(i)), options);
        var remembered = rates.Count;
        var late = rates.Enter(System.Net.IPAddress.Parse("203.0.113.7"), options);
        time.Advance(TimeSpan.FromMinutes(1));
        var next = rates.Enter(System.Net.IPAddress.Parse("203.0.113.7"), options);

        remembered.ShouldBeLessThanOrEqualTo(4_097);
        late.ShouldBe(60);
        next.ShouldBeNull();
        rates.Count.ShouldBe(1);
    }

    [Fact]
    public void The_addresses_of_a_network_of_version_6_are_one_client()
    {
        var rates = new ClientRates(new TestTimeProvider());
        var options = new BrowserOptions { PerClientPerMinute = 10 };

        var entered = Enumerable.Range(0, 100).Count(i => rates.Enter(
            System.Net.IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"2001:db8::{i:x}")), options) is null);

        entered.ShouldBe(10);
        rates.Enter(System.Net.IPAddress.Parse("2001:db8:0:1::1"), options).ShouldBeNull();
    }
}
