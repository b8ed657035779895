// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryRequestTests
{
    [Fact]
    public void The_address_of_the_client_is_personal()
    {
        var item = Some.Event() with { Request = new RequestInfo { Method = "GET", ClientAddress = "203.0.113.7" } };

        Request(item).GetRawText().ShouldBe("""{"method":"GET"}""");
        Request(item, sendsPii: true).GetRawText()
            .ShouldBe("""{"method":"GET","env":{"REMOTE_ADDR":"203.0.113.7"}}""");
    }

    [Theory]
    [InlineData("x-api-key")]
    [InlineData("Authorization")]
    [InlineData("X-SSO-Ticket")]
    [InlineData("X-Saml")]
    [InlineData("X-CSRF")]
    [InlineData("X-Xsrf-Check")]
    [InlineData("My-Jwt")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie")]
    public void Headers_that_name_a_secret_have_no_value(string header)
    {
        var item = With((header, "hunter2"));

        Header(item, header).ShouldBe("[redacted:header]");
        Header(item, header, sendsPii: true).ShouldBe("[redacted:header]");
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    [InlineData("Via")]
    [InlineData("X-Remote-User")]
    public void Headers_that_tell_of_persons_have_a_value_with_personal_data_alone(string header)
    {
        var item = With((header, "203.0.113.7"));

        Header(item, header).ShouldBe("[redacted:header]");
        Header(item, header, sendsPii: true).ShouldBe("203.0.113.7");
    }

    [Theory]
    [InlineData("a=1&api_key=x&b=2", "a=1&api_key=[redacted:url_param]&b=2")]
    [InlineData("sso=x&SAML=y&csrf=z", "sso=[redacted:url_param]&SAML=[redacted:url_param]&csrf=[redacted:url_param]")]
    [InlineData("%74oken=x", "%74oken=[redacted:url_param]")]
    [InlineData("token=[redacted:url_param]&a=1", "token=[redacted:url_param]&a=1")]
    [InlineData("a=token&b", "a=token&b")]
    [InlineData("token", "token")]
    public void Parameters_that_name_a_secret_have_no_value(string query, string expected) =>
        Request(Some.Event() with { Request = new RequestInfo { QueryString = query } })
            .GetProperty("query_string").GetString().ShouldBe(expected);

    [Theory]
    [InlineData("POST", "/orders/{id}", "POST /orders/{id}")]
    [InlineData(null, "/orders/{id}", "/orders/{id}")]
    [InlineData("POST", null, "conversion")]
    public void The_transaction_is_the_route_else_the_workflow(string? method, string? route, string expected)
    {
        var item = Some.Event() with
        {
            Request = new RequestInfo { Method = method, Route = route },
            Context = new FanoutContext { WorkflowId = "conversion" },
        };

        Encoded.Json(item).GetProperty("transaction").GetString().ShouldBe(expected);
        Encoded.Json(item with { Request = null }).GetProperty("transaction").GetString().ShouldBe("conversion");
    }

    [Fact]
    public void An_event_without_a_request_and_a_workflow_names_neither()
    {
        Encoded.Json(Some.Event()).TryGetProperty("request", out _).ShouldBeFalse();
        Encoded.Json(Some.Event()).TryGetProperty("transaction", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_request_stays_within_the_servers_limits()
    {
        var request = Request(SomeEvents.Large("\u4e16"));

        request.GetProperty("headers").GetRawText().Length.ShouldBeInRange(1_000, 8_192);
        request.GetProperty("headers").EnumerateObject().Last().Name.ShouldBe("[truncated]");
        System.Text.Encoding.UTF8.GetByteCount(request.GetProperty("url").GetString()!).ShouldBeInRange(3_000, 8_192);
    }

    static FanoutEvent With(params (string Name, string Value)[] headers) => Some.Event() with
    {
        Request = new RequestInfo
        {
            Headers = SomeEvents.Properties([.. headers.Select(h => (h.Name, FanoutValue.From(h.Value)))]),
        },
    };

    static string? Header(FanoutEvent item, string header, bool sendsPii = false) =>
        Request(item, sendsPii).GetProperty("headers").GetProperty(header).GetString();

    static JsonElement Request(FanoutEvent item, bool sendsPii = false) =>
        Encoded.Json(item, content: new SentryContent { SendsPersonalData = sendsPii }).GetProperty("request");
}
