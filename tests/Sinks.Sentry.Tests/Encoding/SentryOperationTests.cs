// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

/// <summary>What a span is about and how it ended, by old and new names of OpenTelemetry.</summary>
public class SentryOperationTests
{
    [Theory]
    [InlineData(ActivityKind.Client, "http.request.method=GET;url.full=https://a.example.org/x?y=1#z",
        "http.client", "GET https://a.example.org/x", "url")]
    [InlineData(ActivityKind.Client, "http.method=GET;http.url=https://a.example.org/x",
        "http.client", "GET https://a.example.org/x", "url")]
    [InlineData(ActivityKind.Server, "http.request.method=GET;http.route=/orders/{id};url.path=/orders/7",
        "http.server", "GET /orders/{id}", "route")]
    [InlineData(ActivityKind.Server, "http.request.method=GET;http.route=orders/{id}",
        "http.server", "GET /orders/{id}", "route")]
    [InlineData(ActivityKind.Server, "http.request.method=GET;url.path=/orders/7",
        "http.server", "GET /orders/7", "url")]
    [InlineData(ActivityKind.Server, "http.method=GET;http.target=/orders/7?x=1",
        "http.server", "GET /orders/7", "url")]
    [InlineData(ActivityKind.Server, "http.method=GET;http.target=/", "http.server", "GET /", "route")]
    [InlineData(ActivityKind.Internal, "http.request.method=GET", "http", "name", "custom")]
    [InlineData(ActivityKind.Client, "db.system.name=postgresql;db.query.text=SELECT 1", "db", "SELECT 1", "task")]
    [InlineData(ActivityKind.Client, "db.system=mssql;db.statement=SELECT 2", "db", "SELECT 2", "task")]
    [InlineData(ActivityKind.Client, "db.system=redis", "db", "name", "task")]
    [InlineData(ActivityKind.Client, "rpc.system=grpc;rpc.service=shop.Orders", "rpc", "name", "route")]
    [InlineData(ActivityKind.Producer, "messaging.system=kafka", "message", "name", "route")]
    [InlineData(ActivityKind.Server, "faas.trigger=timer", "timer", "name", "route")]
    [InlineData(ActivityKind.Internal, "sentry.op=import", "import", "name", "custom")]
    [InlineData(ActivityKind.Internal, "", "operation", "name", "custom")]
    public void An_operation_is_found_by_the_attributes(
        ActivityKind kind, string attributes, string op, string description, string source) =>
        SentryOperation.Of(Span(kind, attributes)).ShouldBe(new SentryOperation(op, description, source));

    [Theory]
    [InlineData("System.Net.Http.HttpRequestOut", "http.client")]
    [InlineData("Microsoft.AspNetCore.Hosting.HttpRequestIn", "http.server")]
    public void What_the_runtime_makes_is_known_where_it_does_not_tag_it(string operation, string op) =>
        SentryOperation.Of(Span(ActivityKind.Internal, "") with { Operation = operation }).Op.ShouldBe(op);

    [Theory]
    [InlineData(ActivityStatusCode.Unset, "", null, "ok")]
    [InlineData(ActivityStatusCode.Ok, "http.response.status_code=500", null, "ok")]
    [InlineData(ActivityStatusCode.Unset, "http.response.status_code=204", null, "ok")]
    [InlineData(ActivityStatusCode.Unset, "http.response.status_code=404", null, "not_found")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=401", null, "unauthenticated")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=403", null, "permission_denied")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=409", null, "already_exists")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=413", null, "failed_precondition")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=429", null, "resource_exhausted")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=499", null, "cancelled")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=418", null, "invalid_argument")]
    [InlineData(ActivityStatusCode.Error, "http.status_code=500", null, "internal_error")]
    [InlineData(ActivityStatusCode.Error, "http.status_code=501", null, "unimplemented")]
    [InlineData(ActivityStatusCode.Error, "http.status_code=503", null, "unavailable")]
    [InlineData(ActivityStatusCode.Error, "http.status_code=504", null, "deadline_exceeded")]
    [InlineData(ActivityStatusCode.Unset, "http.status_code=-1", null, "ok")]
    [InlineData(ActivityStatusCode.Unset, "rpc.grpc.status_code=0", null, "ok")]
    [InlineData(ActivityStatusCode.Unset, "rpc.grpc.status_code=1", null, "cancelled")]
    [InlineData(ActivityStatusCode.Error, "rpc.grpc.status_code=14", null, "unavailable")]
    [InlineData(ActivityStatusCode.Error, "rpc.response.status_code=16", null, "unauthenticated")]
    [InlineData(ActivityStatusCode.Unset, "rpc.grpc.status_code=17", null, "ok")]
    [InlineData(ActivityStatusCode.Error, "http.status_code=200", null, "internal_error")]
    [InlineData(ActivityStatusCode.Error, "", "The disk is full", "internal_error")]
    [InlineData(ActivityStatusCode.Error, "", "aborted", "aborted")]
    [InlineData(ActivityStatusCode.Error, "", "ok", "internal_error")]
    [InlineData(ActivityStatusCode.Error, "", null, "internal_error")]
    public void A_status_is_found_by_what_the_code_says_then_by_the_answer(
        ActivityStatusCode code, string attributes, string? description, string status) =>
        SentrySpanStatus.Of(Span(ActivityKind.Client, attributes) with
        {
            Status = code,
            StatusDescription = description,
        }).ShouldBe(status);

    [Fact]
    public void A_number_is_read_as_a_number_too() =>
        SentrySpanStatus.Of(SomeSpans.Span(attributes: ("http.response.status_code", FanoutValue.From(404))))
            .ShouldBe("not_found");

    static FanoutSpan Span(ActivityKind kind, string attributes) => SomeSpans.Span("name", kind, [.. attributes
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('=', 2))
        .Select(static pair => (pair[0], FanoutValue.From(pair[1])))]) with
    {
        Operation = "operation",
    };
}
