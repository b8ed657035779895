// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Serilog.Events;
using Serilog.Parsing;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests.Faults;

/// <summary>What is known to go wrong inside the events of the official client does not go wrong here.</summary>
public class ContentFaultsTests
{
    static readonly int[] Lines = [1, 2];

    [Fact]
    public async Task The_same_exception_instance_logged_twice_arrives_twice()
    {
        var exception = Thrown("full");

        var events = await SentAsync(host =>
        {
            host.Logger.Error(exception, "cannot write");
            host.Logger.Fatal(exception, "giving up");
        });

        events.Select(Message).ShouldBe(["cannot write", "giving up"], ignoreOrder: true);
        events.Select(item => Exceptions(item)[0].GetProperty("value").GetString()).ShouldBe(["full", "full"]);
    }

    [Fact]
    public async Task Breadcrumbs_are_an_object_of_values_and_mechanisms_name_who_captured()
    {
        var item = (await SentAsync(host =>
        {
            host.Logger.Information("before");
            host.Logger.Error(Thrown("full"), "cannot write");
        })).ShouldHaveSingleItem();

        item.GetProperty("breadcrumbs").GetProperty("values")[0].GetProperty("message").GetString().ShouldBe("before");
        var mechanism = Exceptions(item)[0].GetProperty("mechanism").GetProperty("type").GetString();
        mechanism.ShouldNotBeNullOrEmpty();
        mechanism.ShouldNotBe("generic");
    }

    [Fact]
    public async Task Values_from_MEL_keep_their_types_in_state_and_scopes()
    {
        await using var server = await LoopbackServer.StartAsync();
        using (var factory = LoggerFactory.Create(logging => logging.AddFanout(
            f => f.Sentry(Dsn(server)), section: nameof(Values_from_MEL_keep_their_types_in_state_and_scopes))))
        {
            var logger = factory.CreateLogger("Shop.Orders");
            using (logger.BeginScope(new Dictionary<string, object> { ["Tries"] = 3, ["Share"] = 0.25m }))
            {
                logger.LogError(
                    "order {Total} of {When} took {Elapsed}, {Urgent}, {Lines}",
                    19.90m, Some.Time, TimeSpan.FromSeconds(1.5), true, Lines);
            }
        }

        var extra = Envelopes.Event(server.Requests.ShouldHaveSingleItem()).GetProperty("extra");
        extra.GetProperty("Total").GetDecimal().ShouldBe(19.90m);
        extra.GetProperty("Tries").GetInt32().ShouldBe(3);
        extra.GetProperty("Share").GetDecimal().ShouldBe(0.25m);
        extra.GetProperty("Urgent").GetBoolean().ShouldBeTrue();
        extra.GetProperty("Lines").EnumerateArray().Select(line => line.GetInt32()).ShouldBe(Lines);
        extra.GetProperty("When").GetDateTimeOffset().ShouldBe(Some.Time);
        extra.GetProperty("Elapsed").GetString().ShouldBe("00:00:01.5000000");
    }

    [Fact]
    public async Task Objects_from_Serilog_stay_objects()
    {
        var item = (await SentAsync(host =>
            host.Logger.Error("cannot ship {@Order}", new { Id = 7, Total = 9.90m }))).ShouldHaveSingleItem();

        var order = item.GetProperty("contexts").GetProperty("Order");
        order.GetProperty("Id").GetInt32().ShouldBe(7);
        order.GetProperty("Total").GetDecimal().ShouldBe(9.90m);
    }

    [Fact]
    public async Task Exception_Data_is_read_and_left_as_it_was()
    {
        var exception = Thrown("full");
        exception.Data["sentry:tag:drive"] = "c";
        exception.Data["Free"] = 12;

        (await SentAsync(host => host.Logger.Error(exception, "cannot write"))).Count.ShouldBe(1);

        exception.Data.Count.ShouldBe(2);
        exception.Data["sentry:tag:drive"].ShouldBe("c");
        exception.Data["Free"].ShouldBe(12);
    }

    [Theory]
    [InlineData("Sinks.Sentry.Tests", true)]
    [InlineData("Sinks.Sentry.Tests.Faults", true)]
    [InlineData("Sinks.Sentry.Te", false)]
    [InlineData("Sinks.Sentry.Tests.Fault", false)]
    public async Task A_prefix_means_whole_names(string prefix, bool isInApp)
    {
        var item = (await SentAsync(
            host => host.Logger.Error(Thrown("full"), "cannot write"),
            f => f.Options(o => o.InAppInclude = [prefix]))).ShouldHaveSingleItem();

        var frames = Exceptions(item)[0].GetProperty("stacktrace").GetProperty("frames");
        frames[frames.GetArrayLength() - 1].GetProperty("in_app").GetBoolean().ShouldBe(isInApp);
    }

    [Fact]
    public async Task What_is_known_of_an_assembly_is_read_once_for_all_events()
    {
        var modules = new ConcurrentBag<ModuleInfo>();

        await SentAsync(
            host =>
            {
                host.Logger.Error(Thrown("one"), "one");
                host.Logger.Error(Thrown("two"), "two");
            },
            f => f.Use(item =>
            {
                modules.Add(item.Exception!.Frames[^1].Module!);
                return item;
            }));

        modules.Count.ShouldBe(2);
        modules.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_time_of_an_event_is_when_it_was_emitted()
    {
        var item = (await SentAsync(host => host.Logger.Write(new LogEvent(
            Some.Time, LogEventLevel.Error, null, new MessageTemplate([new TextToken("long ago")]), []))))
            .ShouldHaveSingleItem();

        item.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(Some.Time);
    }

    static async Task<IReadOnlyList<JsonElement>> SentAsync(
        Action<FanoutHost> emit, Action<FanoutBuilder>? configure = null)
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var host = FanoutHost.FromCode(f =>
        {
            f.Sentry(Dsn(server));
            configure?.Invoke(f);
        });
        emit(host);
        await host.SettleAsync();
        return [.. server.Requests.Select(Envelopes.Event)];
    }

    static string Dsn(LoopbackServer server) => $"http://key@127.0.0.1:{server.Port}/1";

    static string? Message(JsonElement item) =>
        item.GetProperty("logentry").GetProperty("formatted").GetString();

    static JsonElement Exceptions(JsonElement item) => item.GetProperty("exception").GetProperty("values");

    static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
