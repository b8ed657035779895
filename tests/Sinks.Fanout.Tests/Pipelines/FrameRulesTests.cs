// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Pipelines;

public sealed class FrameRulesTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public FrameRulesTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task Frames_follow_the_options_on_reload_too_and_breadcrumbs_stay()
    {
        await using var bench = new PipelineBench(static o => o.InAppExclude = ["Shop"], static _ => { }, _backend);
        bench.Logger.Information("before");
        bench.Logger.Error(Fail(), "first");
        await bench.SettleAsync();
        Apply(bench, new FanoutOptions());
        bench.Logger.Error(Fail(), "second");
        await bench.SettleAsync();
        var errors = _seen.Where(item => item.Exception is not null).ToList();
        errors.Select(item => item.Exception!.Frames[0].InApp).ShouldBe([false, true]);
        errors[1].Breadcrumbs.Select(crumb => crumb.Message).ShouldContain("before");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task The_storm_guard_tells_kinds_by_frames_under_the_same_rules()
    {
        var options = new FanoutOptions { InAppExclude = ["Shop"] };
        options.StormGuard.PerMinute = 1;
        await using var bench = new PipelineBench(o => o.StormGuard.PerMinute = 1, static _ => { }, _backend);
        foreach (var failure in new[] { Fail("a red door"), Fail("a blue door") })
            bench.Logger.Error(failure, "failed");
        await bench.SettleAsync();
        bench.Status.Dropped["storm"].ShouldBe(1, "one place");
        Apply(bench, options);
        foreach (var failure in new[] { Fail("a red door"), Fail("a blue door") })
            bench.Logger.Error(failure, "failed");
        await bench.SettleAsync();
        bench.Status.Dropped["storm"].ShouldBe(1, "no frame of the application: the messages tell them apart");
    }

    [Theory]
    [InlineData("InAppInclude:0= Shop ", "InAppInclude:1=Legacy.Core")]
    [InlineData("InAppInclude=Shop, Legacy.Core")]
    public void Names_are_read_from_an_array_or_from_one_text(params string[] settings)
    {
        var section = FanoutHost.Section(settings.Select(setting => setting.Split('=')).ToDictionary(
            static parts => parts[0], static string? (parts) => parts[1], StringComparer.Ordinal));
        var options = new FanoutOptions();
        var mistakes = new List<Mistake>();
        FanoutSettings.Table.Read(section, options, mistakes.Add);
        FanoutSettings.Table.Check(options, "Fanout", mistakes.Add);
        mistakes.ShouldBeEmpty();
        FrameRules.Of(options).ShouldBe(new FrameRules(new InAppRules(["Shop", "Legacy.Core"], []), SourceLines: 0));
    }

    static void Apply(PipelineBench bench, FanoutOptions options) =>
        bench.Pipeline.Apply(bench.Pipeline.Plan with { Options = options }).ShouldBeTrue();

    static Exception Fail(string reason = "failed") => Exceptions.Caught.From(() => _ = new Shop.FailingCode(reason));
}
