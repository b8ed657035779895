// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Json;
using Sinks.Samples.Tests.Support;

namespace Sinks.Samples.Tests;

/// <summary><c>dotnet run --project samples/Web</c>; its pages are in <c>tests/Sinks.Web.Tests</c>.</summary>
[Collection(SamplesCollection.Name)]
public sealed class WebTests
{
    // A machine's first cookie makes a key, and a busy machine stalls the server: the framework warns of both.
    static readonly (string, string) NoWarningsOfTheFramework = ("Logging__Fanout__LogLevel__Microsoft", "Error");

    [Fact]
    public async Task What_fails_on_the_server_and_on_a_page_is_received_and_Ctrl_C_shows_the_books()
    {
        await using var sample = RunningSample.Start("Web", ["--urls", "http://127.0.0.1:0"], NoWarningsOfTheFramework);
        using var browser = new HttpClient { BaseAddress = new Uri(await sample.AfterAsync("Now listening on: ")) };

        (await StatusAsync(browser.GetAsync("/"))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(browser.PostAsync("/sign-in/ada", content: null))).ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync(browser.GetAsync("/acme/orders/7"))).ShouldBe(HttpStatusCode.InternalServerError);
        var report = new { kind = "error", type = "CartError", message = "No cart" };
        (await StatusAsync(browser.PostAsJsonAsync("/errors", new { reports = new[] { report } })))
            .ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(browser.GetAsync("/fanout"))).ShouldBe(HttpStatusCode.OK);
        (await browser.GetStringAsync("/health")).ShouldBe("Healthy");

        var end = (await sample.InterruptAsync()).ShouldEndWith(0);
        end.ShouldReport("sentry", events: 2, "key checked");
        end.ShouldReport("ops", events: 2, "signature verified");
        end.ShouldBalance();
        end.Report.ShouldContain("Order 7 has no price.");
        end.Report.ShouldContain("at GetOrder, Shop.cs:");
        end.Report.ShouldContain("CartError");
        end.Report.ShouldContain("u-ada");
        end.Report.ShouldContain("order-lookup");
    }

    static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        return answer.StatusCode;
    }
}
