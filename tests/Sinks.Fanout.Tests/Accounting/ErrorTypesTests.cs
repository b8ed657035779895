// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Accounting;

public class ErrorTypesTests
{
    [Fact]
    public async Task Errors_are_counted_by_type_without_any_backend()
    {
        await using var bench = new PipelineBench();
        bench.Logger.Error(new InvalidOperationException(), "a");
        bench.Logger.Error(new InvalidOperationException(), "b");
        bench.Logger.Fatal(new TimeoutException(), "c");
        bench.Logger.Error("d");
        bench.Logger.Warning(new TimeoutException(), "no error");
        bench.Status.Errors.ShouldBe(
            new Dictionary<string, long>
            {
                ["System.InvalidOperationException"] = 2,
                ["System.TimeoutException"] = 1,
                ["none"] = 1,
            },
            ignoreOrder: true);
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void Errors_by_a_logger_factory_are_counted_without_any_backend_too()
    {
        var name = $"Errors{Guid.NewGuid():N}";
        using (var factory = LoggerFactory.Create(logging => logging.AddFanout(
            new ConfigurationBuilder().Build(), name)))
        {
            factory.CreateLogger("Shop").LogError(new TimeoutException(), "failed");
            factory.CreateLogger("Shop").LogWarning(new TimeoutException(), "no error");
        }

        FanoutStatus.All.Single(status => status.Name == name).Errors["System.TimeoutException"].ShouldBe(1);
    }

    [Fact]
    public void After_two_hundred_types_the_rest_is_counted_together()
    {
        var module = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("Many"), AssemblyBuilderAccess.RunAndCollect)
            .DefineDynamicModule("Many");
        var types = new ErrorTypes();
        for (var i = 0; i < 250; i++)
        {
            var type = module.DefineType($"Failure{i}", TypeAttributes.Public, typeof(Exception)).CreateType();
            types.Count((Exception)Activator.CreateInstance(type)!);
        }

        var counts = types.Snapshot();
        counts.Count.ShouldBe(201);
        counts["other"].ShouldBe(50);
        counts.Values.Sum().ShouldBe(250);
    }

    [Fact]
    public void Threads_lose_no_count()
    {
        var types = new ErrorTypes();
        var exception = new TimeoutException();
        Parallel.For(0, 10_000, _ => types.Count(exception));
        types.Snapshot()["System.TimeoutException"].ShouldBe(10_000);
    }

    [Fact]
    public void What_came_by_two_faces_counts_once()
    {
        var types = new ErrorTypes();
        var exception = new TimeoutException();
        types.Count(exception);
        types.Count(exception);
        types.CountTwice(exception);
        types.Snapshot()["System.TimeoutException"].ShouldBe(1);
    }
}
