// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

public sealed class OtlpTrimTests
{
    [Fact]
    public void Addresses_of_requests_are_cut_where_an_event_must_be_small_and_nowhere_else()
    {
        var request = new RequestInfo
        {
            Url = "https://shop.example.org/" + new string('a', 5000),
            QueryString = new string('b', 5000),
        };
        var item = Some.Event() with { Request = request };

        TextOf("url.full", item, OtlpTrim.Hardest).Length.ShouldBeLessThanOrEqualTo(1024);
        TextOf("url.query", item, OtlpTrim.Hardest).Length.ShouldBeLessThanOrEqualTo(1024);
        TextOf("url.full", item, 0).ShouldBe(request.Url);
        TextOf("url.query", item, 0).ShouldBe(request.QueryString);
    }

    static string TextOf(string name, FanoutEvent item, int trimLevel) =>
        Encoded.Attributes(Encoded.Json(item, trimLevel))[name].GetProperty("stringValue").GetString()!;
}
