// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sinks.AspNetCore.Tests.Support;

namespace Sinks.AspNetCore.Tests.Requests;

/// <summary>An exception that nothing in a request handles is one event, whoever else logs it.</summary>
public sealed class UnhandledExceptionTests
{
    const string Ada = "sub=u-17;name=Ada Lovelace;email=ada@example.org";

    [Fact]
    public async Task Nobody_handles_it()
    {
        await using var bench = await WebBench.StartAsync(static app => app.MapGet("/orders/{id}", Fail));

        (await bench.GetAsync("/orders/7?page=2", Ada)).ShouldBe(500);
        var status = await bench.EndAsync();

        var item = bench.Errors.ShouldHaveSingleItem();
        item.Message.ShouldBe("Unhandled exception in GET /orders/{id}");
        item.Exception!.Type.ShouldBe(typeof(InvalidTimeZoneException).FullName);
        item.Exception.Frames.ShouldNotBeEmpty();
        item.IsUnhandled.ShouldBeTrue();
        item.Mechanism.ShouldBe("AspNetCore.UnhandledException");
        item.TraceId.ShouldNotBeNull();
        item.Context.UserId.ShouldBe("u-17");
        var request = item.Request.ShouldNotBeNull();
        request.Method.ShouldBe("GET");
        request.Route.ShouldBe("/orders/{id}");
        request.Url.ShouldBe($"{bench.Client.BaseAddress}orders/7");
        request.QueryString.ShouldBe("page=2");
        request.StatusCode.ShouldBe(500);
        request.Id.ShouldNotBeNull();
        status.Dropped.ShouldCount("duplicate", 1);
    }

    [Fact]
    public async Task An_exception_handler_answers_with_a_status_of_its_own()
    {
        await using var bench = await WebBench.StartAsync(static app =>
        {
            app.UseExceptionHandler(static error => error.Run(static http =>
            {
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }));
            app.MapGet("/orders/{id}", Fail);
        });

        (await bench.GetAsync("/orders/7", Ada)).ShouldBe(503);
        var status = await bench.EndAsync();

        var item = bench.Errors.ShouldHaveSingleItem();
        item.Request!.StatusCode.ShouldBe(503);
        item.Request.Route.ShouldBe("/orders/{id}");
        item.Context.UserId.ShouldBe("u-17");
        item.Breadcrumbs.ShouldContain(static crumb =>
            crumb.Category == "Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware");
        status.Dropped.ShouldCount("duplicate", 1);
    }

    [Fact]
    public async Task A_handler_that_fails_itself_is_told_of_too()
    {
        await using var bench = await WebBench.StartAsync(static app =>
        {
            app.UseExceptionHandler(static error => error.Run(static _ => throw new NotSupportedException("no page")));
            app.MapGet("/orders/{id}", Fail);
        });

        (await bench.GetAsync("/orders/7")).ShouldBe(500);
        await bench.EndAsync();

        bench.Errors.Select(static item => item.Exception!.Type).Order(StringComparer.Ordinal).ShouldBe(
            [typeof(InvalidTimeZoneException).FullName!, typeof(NotSupportedException).FullName!]);
    }

    [Fact]
    public async Task The_page_for_developers_shows_it()
    {
        await using var bench = await WebBench.StartAsync(static app =>
        {
            app.UseDeveloperExceptionPage();
            app.MapGet("/orders/{id}", Fail);
        });

        (await bench.GetAsync("/orders/7")).ShouldBe(500);
        var status = await bench.EndAsync();

        bench.Errors.ShouldHaveSingleItem().Request!.Route.ShouldBe("/orders/{id}");
        status.Dropped.ShouldCount("duplicate", 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_application_logged_of_it_tells_more(bool hasHandler)
    {
        await using var bench = await WebBench.StartAsync(app =>
        {
            if (hasHandler)
                app.UseExceptionHandler(static error => error.Run(static _ => Task.CompletedTask));
            app.MapGet("/orders/{id}", static (int id, ILogger<UnhandledExceptionTests> logger) =>
            {
                try
                {
                    return Fail();
                }
                catch (Exception exception)
                {
                    logger.LogError(exception, "Order {OrderId} is lost", id);
                    throw;
                }
            });
        });

        (await bench.GetAsync("/orders/7", Ada)).ShouldBe(500);
        var status = await bench.EndAsync();

        var item = bench.Errors.ShouldHaveSingleItem();
        item.Message.ShouldBe("Order 7 is lost");
        item.Request!.Route.ShouldBe("/orders/{id}");
        item.Context.UserId.ShouldBe("u-17");
        status.Dropped.ShouldCount("duplicate", 2);
    }

    [Fact]
    public async Task It_keeps_the_workflow_and_the_step_it_was_thrown_in()
    {
        await using var bench = await WebBench.StartAsync(static app =>
            app.MapGet("/convert", static async () =>
            {
                using var around = FanoutContext.Push(workflowId: "conversion");
                await Task.Yield();
                using var inside = FanoutContext.Push(step: "parse");
                return Fail();
            }));

        await bench.GetAsync("/convert", Ada);
        await bench.EndAsync();

        var context = bench.Errors.ShouldHaveSingleItem().Context;
        (context.WorkflowId, context.Step, context.UserId).ShouldBe(("conversion", "parse", "u-17"));
    }

    [Fact]
    public async Task Every_one_of_many_at_once_is_told_once()
    {
        const int Count = 400;
        await using var bench = await WebBench.StartAsync(static app =>
        {
            app.UseExceptionHandler(static error => error.Run(static _ => Task.CompletedTask));
            app.MapGet("/orders/{id}", static async (int id) =>
            {
                await Task.Yield();
                throw new InvalidTimeZoneException($"order {id}");
            });
        });

        await Task.WhenAll(Enumerable.Range(0, Count).Select(id => bench.GetAsync($"/orders/{id}", $"sub=u-{id}")));
        var status = await bench.EndAsync();

        bench.Errors.Select(static item => (item.Exception!.Message, item.Context.UserId))
            .OrderBy(static told => told.Message, StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, Count).Select(static id => ($"order {id}", (string?)$"u-{id}"))
                .OrderBy(static told => told.Item1, StringComparer.Ordinal));
        status.Dropped.ShouldCount("duplicate", Count);
    }

    [Fact]
    public async Task A_request_that_is_bad_has_the_status_the_server_answers_with()
    {
        await using var bench = await WebBench.StartAsync(static app =>
            app.MapGet("/bad", static string () => throw new BadHttpRequestException("no", 431)));

        await bench.GetAsync("/bad");
        await bench.EndAsync();

        bench.Errors.ShouldHaveSingleItem().Request!.StatusCode.ShouldBe(431);
    }

    [Fact]
    public async Task Turned_off_the_framework_s_own_line_is_the_event()
    {
        await using var bench = await WebBench.StartAsync(
            static app => app.MapGet("/orders/{id}", Fail), new() { ["Requests:Enabled"] = "false" });

        await bench.GetAsync("/orders/7", Ada);
        await bench.EndAsync();

        var item = bench.Errors.ShouldHaveSingleItem();
        item.SourceContext.ShouldBe("Microsoft.AspNetCore.Server.Kestrel");
        item.Context.UserId.ShouldBeNull();
    }

    [Fact]
    public async Task A_background_service_that_fails_is_told_of_by_the_host_s_line()
    {
        await using var bench = await WebBench.StartAsync(
            static _ => { },
            build: static builder =>
            {
                builder.Services.Configure<HostOptions>(static options =>
                    options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
                builder.Services.AddHostedService<Failing>();
            });

        await Waiting.UntilAsync(() => bench.Errors.Count > 0, "the failure is reported");
        await bench.EndAsync();

        var item = bench.Errors.ShouldHaveSingleItem();
        item.Exception!.Message.ShouldBe("the queue is gone");
        item.Request.ShouldBeNull();
    }

    static string Fail() => throw new InvalidTimeZoneException("no such zone");

    sealed class Failing : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new TimeZoneNotFoundException("the queue is gone");
        }
    }
}
