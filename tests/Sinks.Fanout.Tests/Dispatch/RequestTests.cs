// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;

namespace Sinks.Fanout.Tests.Dispatch;

/// <summary>Which request an event is about, as the properties tell that hosts log anyway.</summary>
public sealed class RequestTests
{
    const string Secret = "abcdefgh12345678";

    readonly EventBuilder _builder = new(Redactor.Default);

    [Fact]
    public void The_scope_of_asp_net_core_names_id_and_path()
    {
        var built = Build(("RequestId", "0HN7:00000001"), ("RequestPath", "/orders/7"),
            ("SourceContext", "Shop.Orders"));
        built.Request.ShouldBe(new RequestInfo { Id = "0HN7:00000001", Url = "/orders/7" });
        built.Properties.Select(static property => property.Name)
            .ShouldBe(["RequestId", "RequestPath"], "they stay where they were");
    }

    [Fact]
    public void Request_logging_of_serilog_names_method_path_and_status() =>
        Read(("RequestMethod", "post"), ("RequestPath", "/orders?page=2"), ("StatusCode", 500), ("Elapsed", 12.5))
            .ShouldBe(new RequestInfo { Method = "POST", Url = "/orders", QueryString = "page=2", StatusCode = 500 });

    [Fact]
    public void With_scheme_and_host_the_address_is_absolute() =>
        Read(
            ("RequestMethod", "GET"), ("RequestPath", "/orders"), ("RequestScheme", "https"),
            ("RequestHost", "shop.example.org:8443"), ("RequestQueryString", "?page=2"))!
            .Url.ShouldBe("https://shop.example.org:8443/orders");

    [Fact]
    public void Without_its_scheme_nobody_knows_where_a_host_is() =>
        Read(("RequestPath", "/orders"), ("RequestHost", "shop.example.org"))!.Url.ShouldBe("/orders");

    [Fact]
    public void The_first_line_of_the_host_says_all_of_it() =>
        Read(
            ("SourceContext", "Microsoft.AspNetCore.Hosting.Diagnostics"), ("RequestId", "r-1"),
            ("RequestPath", "/app/orders"), ("Method", "GET"), ("Scheme", "http"), ("Host", "localhost:5000"),
            ("PathBase", "/app"),
            ("Path", "/orders"), ("QueryString", "?page=2"), ("StatusCode", 404))
            .ShouldBe(new RequestInfo
            {
                Method = "GET",
                Url = "http://localhost:5000/app/orders",
                QueryString = "page=2",
                StatusCode = 404,
                Id = "r-1",
            });

    [Fact]
    public void Http_logging_tells_of_headers_too()
    {
        var request = Read(
            ("SourceContext", "Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware"), ("RequestId", "r-1"),
            ("RequestPath", "/orders"), ("Protocol", "HTTP/1.1"), ("Method", "POST"), ("Scheme", "http"),
            ("PathBase", ""),
            ("Path", "/orders"), ("Host", "localhost"), ("User-Agent", "probe/1"), ("X-Api-Key", Secret),
            ("Authorization-Token", Secret), ("Accept", "*/*"))!;
        request.Url.ShouldBe("http://localhost/orders");
        Headers(request).ShouldBe(
        [
            "Accept: */*", "Authorization-Token: [redacted:name]", "Host: localhost", "User-Agent: probe/1",
            "X-Api-Key: [redacted:name]",
        ]);
    }

    [Theory]
    [InlineData("http.request.method", "url.path", "url.query", "http.response.status_code", "server.address",
        "url.scheme")]
    [InlineData("http.method", "http.target", "url.query", "http.status_code", "http.host", "http.scheme")]
    public void The_conventions_of_open_telemetry_are_read_former_and_present(
        string method, string path, string query, string status, string host, string scheme) =>
        Read(
            (method, "GET"), (path, "/orders/7"), (query, "page=2"), (status, 503), (host, "shop.example.org"),
            (scheme, "https"), ("http.route", "/orders/{id}"), ("client.address", "192.0.2.7"))
            .ShouldBe(new RequestInfo
            {
                Method = "GET",
                Url = "https://shop.example.org/orders/7",
                QueryString = "page=2",
                Route = "/orders/{id}",
                StatusCode = 503,
                ClientAddress = "192.0.2.7",
            });

    [Theory]
    [InlineData("shop.example.org", 8080, "http://shop.example.org:8080/")]
    [InlineData("shop.example.org", 80, "http://shop.example.org/")]
    [InlineData("shop.example.org:81", 8080, "http://shop.example.org:81/")]
    [InlineData("2001:db8::1", 8080, "http://[2001:db8::1]:8080/")]
    [InlineData("[2001:db8::1]", 8080, "http://[2001:db8::1]/")]
    public void The_port_of_a_server_is_part_of_its_address(string host, int port, string url) =>
        Read(("url.path", "/"), ("url.scheme", "http"), ("server.address", host),
            ("server.port", port))!.Url.ShouldBe(url);

    [Fact]
    public void Headers_by_the_conventions_of_open_telemetry_are_headers()
    {
        var request = Read(
            ("http.request.method", "GET"), ("url.path", "/"), ("user_agent.original", "probe/1"),
            ("http.request.header.authorization", new SequenceValue([new ScalarValue(Secret)])),
            ("http.request.header.session", "cefa780880ba5f5696192a34f6292c35"),
            ("http.request.header.accept", new SequenceValue([new ScalarValue("text/html"), new ScalarValue("*/*")])))!;
        Headers(request).ShouldBe(
        [
            "User-Agent: probe/1", "accept: text/html, */*", "authorization: [redacted:name]",
            "session: [redacted:name]",
        ]);
    }

    [Fact]
    public void Headers_in_an_object_are_headers() =>
        Headers(Read(
            ("RequestPath", "/"),
            ("RequestHeaders", new DictionaryValue(
            [
                new(new ScalarValue("Accept"), new ScalarValue("*/*")),
                new(new ScalarValue("Cookie"), new ScalarValue($"session={Secret}")),
            ])))!).ShouldBe(["Accept: */*", "Cookie: [redacted:name]"]);

    [Theory]
    [InlineData("RequestId", "r-1")]
    [InlineData("StatusCode", 503)]
    [InlineData("Path", "/data/orders.csv")]
    [InlineData("Method", "GET")]
    [InlineData("Host", "db01")]
    [InlineData("server.address", "db01")]
    [InlineData("client.address", "192.0.2.7")]
    [InlineData("ClientIp", "192.0.2.7")]
    [InlineData("url.full", "https://api.example.org/")]
    [InlineData("RequestPath", null)]
    [InlineData("RequestPath", "")]
    public void One_of_these_alone_is_no_request(string name, object? value) => Read((name, value)).ShouldBeNull();

    [Fact]
    public void Words_of_everyday_use_mean_the_request_beside_its_id() =>
        Read(("RequestId", "r-1"), ("Method", "get"), ("Path", "/orders"))
            .ShouldBe(new RequestInfo { Id = "r-1", Method = "GET", Url = "/orders" });

    [Fact]
    public void What_code_inside_a_request_says_of_other_things_is_not_about_the_request() =>
        Read(
            ("RequestId", "r-1"), ("RequestPath", "/orders"), ("SourceContext", "Shop.Payment"), ("Method", "card"),
            ("Path", "C:\\orders.csv"), ("Host", "db01"), ("Scheme", "visa"), ("StatusCode", 503),
            ("QueryString", "select 1"))
            .ShouldBe(new RequestInfo { Id = "r-1", Url = "/orders" });

    [Theory]
    [InlineData("System.Net.Http.HttpClient.Default.ClientHandler")]
    [InlineData("System.Net.Http.HttpClient.orders.LogicalHandler")]
    public void A_request_the_host_makes_is_not_the_one_it_answers(string category)
    {
        var calling = new (string, object?)[]
        {
            ("SourceContext", category), ("HttpMethod", "PUT"), ("Uri", "https://api.example.org/"),
            ("StatusCode", 503),
            ("http.request.method", "PUT"), ("url.full", "https://api.example.org/x"), ("url.path", "/x"),
            ("Method", "PUT"),
        };
        Read(calling).ShouldBeNull();
        Read([.. calling, ("RequestId", "r-1"), ("RequestPath", "/orders")])
            .ShouldBe(new RequestInfo { Id = "r-1", Url = "/orders" });
    }

    [Fact]
    public void The_span_of_a_client_is_not_about_the_request_around_it() =>
        Read(
            ("RequestId", "r-1"), ("RequestPath", "/orders"), ("http.request.method", "PUT"),
            ("url.full", "https://api.example.org/x"), ("server.address", "api.example.org"),
            ("http.response.status_code", 503))
            .ShouldBe(new RequestInfo { Id = "r-1", Url = "/orders" });

    [Fact]
    public void The_whole_address_is_split_where_it_is_a_server_s() =>
        Read(("url.full", "https://shop.example.org/orders?page=2#top"), ("http.route", "/orders"))
            .ShouldBe(new RequestInfo
            {
                Url = "https://shop.example.org/orders",
                QueryString = "page=2",
                Route = "/orders",
            });

    [Theory]
    [InlineData("url.query", $"token={Secret}&page=2")]
    [InlineData("RequestPath", $"/reset?token={Secret}&page=2")]
    [InlineData("http.target", $"/reset?api_key={Secret}&page=2")]
    [InlineData("RequestQueryString", $"?access_token={Secret}&page=2")]
    public void Query_values_under_secret_names_are_taken_out(string name, string value)
    {
        var request = Read(("url.path", "/reset"), (name, value))!;
        request.QueryString!.ShouldContain("[redacted:");
        request.QueryString.ShouldEndWith("&page=2");
        request.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public void Parts_that_are_harmless_alone_are_read_again_together()
    {
        var request = Read(
            ("RequestScheme", "https"), ("RequestHost", "hooks.slack.com"),
            ("RequestPath", "/services/T0AB1CD2E/B0AB1CD2E/abcdEFGH1234ijklMNOP5678"))!;
        request.Url!.ShouldStartWith("https://hooks.slack.com/services/");
        request.Url.ShouldNotContain("abcdEFGH1234ijklMNOP5678");
    }

    [Fact]
    public void A_marker_is_nobody_s_address()
    {
        var redactor = Redactor.Create(static o => o.Packs |= RedactionPacks.Ip);
        new EventBuilder(redactor).Build(
            SomeLog.Event("failed", ("RequestPath", "/"), ("ClientIp", "203.0.113.77")), null, CrumbSet.None)
            .Request!.ClientAddress.ShouldBeNull();
    }

    [Theory]
    [InlineData("2")]
    [InlineData("-200")]
    [InlineData("fine")]
    [InlineData(99999)]
    public void A_status_that_is_none_is_left_out(object status) =>
        Read(("RequestMethod", "GET"), ("RequestPath", "/"), ("StatusCode", status))!.StatusCode.ShouldBeNull();

    [Fact]
    public void The_documented_names_are_those_of_the_code()
    {
        var documented = Repository.Read("docs", "context.md").Split('\n')
            .SkipWhile(static line => !line.StartsWith("| part |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .SelectMany(static line => line.Split('|')[2].Split('`').Where(static (_, i) => i % 2 == 1))
            .Where(static name => name != "?");
        documented.ShouldBe([.. RequestNames.Fields.Keys, RequestNames.HeaderPrefix + "*"], ignoreOrder: true);
    }

    [Fact]
    public void What_one_event_says_is_forgotten_for_the_next()
    {
        Read(("RequestMethod", "GET"), ("RequestPath", "/orders"), ("StatusCode", 500));
        Read(("RequestPath", "/other")).ShouldBe(new RequestInfo { Url = "/other" });
        Read(("Size", 1)).ShouldBeNull();
    }

    RequestInfo? Read(params (string Name, object? Value)[] properties) => Build(properties).Request;

    FanoutEvent Build(params (string Name, object? Value)[] properties) =>
        _builder.Build(SomeLog.Event("failed", properties), null, CrumbSet.None);

    static IEnumerable<string> Headers(RequestInfo request) =>
        request.Headers.Select(static header => $"{header.Name}: {header.Value}");
}
