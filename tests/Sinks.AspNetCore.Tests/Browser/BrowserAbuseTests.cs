// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Sinks.AspNetCore.Tests.Browser;

/// <summary>Who may report and how much; what is refused is counted, and told nothing.</summary>
public sealed class BrowserAbuseTests
{
    const string Report = """{"page":"https://shop.example/","reports":[{"kind":"error","type":"E","message":"m"}]}""";
    const string Elsewhere = "https://evil.example";

    [Theory]
    [InlineData(null, null, "application/json", 200)]
    [InlineData(null, null, "text/plain", 403)]
    [InlineData(null, null, null, 403)]
    [InlineData(null, null, "application/x-www-form-urlencoded", 403)]
    [InlineData(null, "same-origin", "text/plain", 200)]
    [InlineData(null, "cross-site", "application/json", 403)]
    [InlineData(Elsewhere, null, "application/json", 403)]
    [InlineData("null", null, "application/json", 403)]
    [InlineData("https://app.example.org", null, "text/plain", 200)]
    [InlineData("https://app.example.org:8443", null, "text/plain", 403)]
    [InlineData("https://app.example.org.evil.example", null, "text/plain", 403)]
    public async Task Pages_of_the_site_and_of_named_origins_may_report(
        string? origin, string? site, string? type, int expected)
    {
        await using var bench = await BrowserBench.StartAsync(new() { ["Browser:Origins:0"] = "https://app.example.org" });
        List<(string, string)> headers = [];
        if (origin is not null)
            headers.Add(("Origin", origin));
        if (site is not null)
            headers.Add(("Sec-Fetch-Site", site));

        using var response = await bench.SendAsync(Encoding.UTF8.GetBytes(Report), type, [.. headers]);

        ((int)response.StatusCode).ShouldBe(expected);
        bench.Counted.Received.ShouldBe(1);
        bench.Counted.Taken.ShouldBe(expected == 200 ? 1 : 0);
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed).ShouldBe(
            expected == 200 && origin is not null);
        allowed?.ShouldBe([origin!]);
    }

    [Theory]
    [InlineData("https://app.example.org", 204)]
    [InlineData(Elsewhere, 403)]
    public async Task A_browser_that_asks_first_is_told(string origin, int expected)
    {
        await using var bench = await BrowserBench.StartAsync(new() { ["Browser:Origins"] = "https://app.example.org" });
        using var request = new HttpRequestMessage(HttpMethod.Options, "/errors");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await bench.Web.Client.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(expected);
        response.Headers.Contains("Access-Control-Allow-Methods").ShouldBe(expected == 204);
    }

    [Theory]
    [InlineData("https://key@o1.ingest.example/1", 403)]
    [InlineData("not a dsn", 403)]
    [InlineData("file:///etc/passwd", 403)]
    public async Task An_envelope_for_somebody_else_s_server_is_forbidden(string dsn, int expected)
    {
        await using var bench = await BrowserBench.StartAsync();

        ((int)await bench.StatusOfAsync(bench.Envelope("""{"message":"m"}""", dsn), "text/plain")).ShouldBe(expected);

        bench.Counted.Refused.ShouldCount("dsn", 1);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_also_when_it_is_packed()
    {
        await using var bench = await BrowserBench.StartAsync(new() { ["Browser:BodyBytesLimit"] = "10000" });
        var large = Encoding.UTF8.GetBytes(Report + new string(' ', 20_000));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(large);

        packed.Length.ShouldBeLessThan(10_000);
        using var plain = await bench.SendAsync(large, "application/json", ("Origin", bench.Origin));
        using var unpacked = await bench.SendAsync(
            packed.ToArray(), "application/json", ("Origin", bench.Origin), ("Content-Encoding", "gzip"));

        plain.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        unpacked.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        bench.Counted.Refused.ShouldCount("too_large", 2);
    }

    [Fact]
    public async Task A_packed_body_within_the_limit_is_read_and_other_packings_are_not()
    {
        await using var bench = await BrowserBench.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Report));

        using var known = await bench.SendAsync(
            packed.ToArray(), "application/json", ("Origin", bench.Origin), ("Content-Encoding", "gzip"));
        using var other = await bench.SendAsync(
            packed.ToArray(), "application/json", ("Origin", bench.Origin), ("Content-Encoding", "zstd"));
        using var none = await bench.SendAsync(
            [1, 2, 3], "application/json", ("Origin", bench.Origin), ("Content-Encoding", "gzip"));

        (known.StatusCode, other.StatusCode, none.StatusCode).ShouldBe(
            (HttpStatusCode.OK, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task One_client_is_held_to_its_rate_and_told_when_to_come_again()
    {
        var time = new TestTimeProvider();
        await using var bench = await BrowserBench.StartAsync(
            new() { ["Browser:PerClientPerMinute"] = "5" },
            build: builder => builder.Services.AddSingleton<TimeProvider>(time));

        for (var i = 0; i < 5; i++)
            (await bench.StatusOfAsync(Report)).ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(20));
        using (var refused = await bench.SendAsync(Report))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(40));
        }

        time.Advance(TimeSpan.FromSeconds(40));
        (await bench.StatusOfAsync(Report)).ShouldBe(HttpStatusCode.OK);
        bench.Counted.Refused.ShouldCount("rate_limited", 1);
    }

    [Theory]
    [InlineData(false, 429)]
    [InlineData(true, 200)]
    public async Task A_client_is_another_one_only_where_the_host_s_proxies_say_so(bool hasProxy, int expected)
    {
        await using var bench = await BrowserBench.StartAsync(
            new() { ["Browser:PerClientPerMinute"] = "1" },
            build: builder => builder.Services.Configure<ForwardedHeadersOptions>(options =>
                options.ForwardedHeaders = hasProxy ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None),
            first: static app => app.UseForwardedHeaders());

        (await bench.StatusOfAsync(Report, headers: ("X-Forwarded-For", "203.0.113.1"))).ShouldBe(HttpStatusCode.OK);

        ((int)await bench.StatusOfAsync(Report, headers: ("X-Forwarded-For", "203.0.113.2"))).ShouldBe(expected);
    }

    [Fact]
    public async Task Reports_of_one_body_count_each()
    {
        await using var bench = await BrowserBench.StartAsync(new() { ["Browser:PerClientPerMinute"] = "5" });
        var reports = string.Join(',', Enumerable.Range(0, 8).Select(static n => $$"""{"kind":"error","message":"{{n}}"}"""));

        (await bench.StatusOfAsync($$"""{"reports":[{{reports}}]}""")).ShouldBe(HttpStatusCode.OK);

        (bench.Counted.Received, bench.Counted.Taken).ShouldBe((8, 5));
        bench.Counted.Refused.ShouldCount("rate_limited", 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2")]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":1}\n{\"type\":\"event\"}")]
    public async Task What_is_none_of_the_formats_is_refused_and_not_repeated(string body)
    {
        await using var bench = await BrowserBench.StartAsync();

        using var response = await bench.SendAsync(body);

        ((int)response.StatusCode).ShouldBeInRange(400, 403);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        bench.Counted.Received.ShouldBe(1);
    }

    [Fact]
    public async Task The_script_holds_no_address_and_is_cached()
    {
        await using var bench = await BrowserBench.StartAsync();

        using var response = await bench.Web.Client.GetAsync("/errors/script.js");
        var script = await response.Content.ReadAsStringAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/errors/script.js");
        again.Headers.TryAddWithoutValidation("If-None-Match", response.Headers.ETag!.Tag);
        using var unchanged = await bench.Web.Client.SendAsync(again);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        script.Length.ShouldBeLessThan(4_096);
        script.ShouldNotContain("://");
        script.ShouldNotContain("eval");
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task An_origin_that_is_none_is_said_once_with_its_path()
    {
        var options = new BrowserOptions { Origins = ["https://*.example.org", "app.example.org", "https://ok.example"] };

        var origins = AllowedOrigins.Of(options);

        origins.Names("https://ok.example").ShouldBeTrue();
        origins.Names("https://a.example.org").ShouldBeFalse();
        await Task.CompletedTask;
    }
}
