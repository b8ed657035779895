// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Sinks.AspNetCore.Tests.Support;

namespace Sinks.AspNetCore.Tests.Requests;

/// <summary>Who goes away cancels much, and nothing failed by it.</summary>
public sealed class AbortedRequestTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData("false", 1)]
    public async Task A_cancellation_after_the_caller_went_away_is_not_reported_unless_it_is_asked_for(
        string? setting, int expected)
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var bench = await WebBench.StartAsync(
            app => app.MapGet("/slow", async (HttpContext http) =>
            {
                begun.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, http.RequestAborted);
                }
                finally
                {
                    ended.SetResult();
                }
            }),
            new() { ["Ignore:AbortedRequests"] = setting });

        using var leaving = new CancellationTokenSource();
        var asked = bench.Client.GetAsync(new Uri("/slow", UriKind.Relative), leaving.Token);
        await begun.Task.Within("the request to begin");
        await leaving.CancelAsync();
        await ended.Task.Within("the request to end");
        await Should.ThrowAsync<OperationCanceledException>(asked);
        await bench.EndAsync();

        bench.Errors.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task What_the_application_logs_of_it_is_not_reported_either()
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var bench = await WebBench.StartAsync(app => app.MapGet(
            "/slow",
            async (HttpContext http, ILogger<AbortedRequestTests> logger) =>
            {
                begun.SetResult();
                try
                {
                    await Task.Delay(Timeout.Infinite, http.RequestAborted);
                }
                catch (OperationCanceledException exception)
                {
                    logger.LogError(exception, "gave up");
                    ended.SetResult();
                }
            }));

        using var leaving = new CancellationTokenSource();
        var asked = bench.Client.GetAsync(new Uri("/slow", UriKind.Relative), leaving.Token);
        await begun.Task.Within("the request to begin");
        await leaving.CancelAsync();
        await ended.Task.Within("the request to end");
        await Should.ThrowAsync<OperationCanceledException>(asked);
        await bench.EndAsync();

        bench.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_while_the_caller_waits_is_a_failure()
    {
        await using var bench = await WebBench.StartAsync(static app => app.MapGet("/slow", static async () =>
        {
            using var own = new CancellationTokenSource();
            await own.CancelAsync();
            await Task.Delay(Timeout.Infinite, own.Token);
        }));

        (await bench.GetAsync("/slow")).ShouldBe(500);
        await bench.EndAsync();

        bench.Errors.ShouldHaveSingleItem().Exception!.Type.ShouldBe(typeof(TaskCanceledException).FullName);
    }
}
