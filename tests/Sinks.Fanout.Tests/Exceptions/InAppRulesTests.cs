// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Exceptions;

public class InAppRulesTests
{
    [Theory]
    [InlineData("Shop.Orders", "Shop", true)]
    [InlineData("Shop.Orders", "Microsoft.Shop", true)]
    [InlineData("MsgCenter.Queue", null, true)]
    [InlineData("MSales.Order", null, true)]
    [InlineData("Nested.Order", null, true)]
    [InlineData("Googly.Search", null, true)]
    [InlineData("Systematic.Order", null, true)]
    [InlineData("system.Order", null, true)]
    [InlineData("Sinks.Kitchen.Tap", null, true)]
    [InlineData("Sinks.FanoutOfMine.Tap", null, true)]
    [InlineData("Program", "Shop", true)]
    [InlineData("Interop", "System.Private.CoreLib", false)]
    [InlineData("Microsoft.Extensions.Hosting.Host", "Shop", false)]
    [InlineData("System.String", null, false)]
    [InlineData("Nest", null, false)]
    [InlineData("MS.Internal.Font", null, false)]
    [InlineData("Serilog.Log", null, false)]
    [InlineData("Sinks.Fanout.Redactor", null, false)]
    [InlineData("Sinks.Sentry.SentryClient", null, false)]
    [InlineData("Sinks.Webhook.WebhookClient", null, false)]
    [InlineData("Newtonsoft.Json.JsonConvert", null, false)]
    [InlineData("Npgsql.NpgsqlConnection", null, false)]
    [InlineData("Polly.ResiliencePipeline", null, false)]
    [InlineData(null, "Shop", true)]
    [InlineData(null, "System.Private.CoreLib", false)]
    [InlineData(null, "Dapper", false)]
    [InlineData(null, null, false)]
    [InlineData("", "", false)]
    public void Only_the_applications_own_code_is_in_app(string? typeName, string? assembly, bool isInApp) =>
        InAppRules.Default.IsInApp(typeName, assembly).ShouldBe(isInApp);

    [Fact]
    public void The_reader_takes_other_rules()
    {
        var reader = new ExceptionReader(Redactor.Default, new InAppRules("Shop"));
        var frames = reader.Read(Caught.From(() => Shop.FailingCode.WithLambda(1))).Frames;
        frames.Where(frame => frame.InApp).Select(frame => frame.TypeName)
            .ShouldBe(["System.Collections.Generic.List", .. OwnFrames(frames)]);
    }

    static IEnumerable<string?> OwnFrames(IReadOnlyList<FrameInfo> frames) =>
        frames.Select(frame => frame.TypeName).Where(name => name!.StartsWith("Sinks.", StringComparison.Ordinal));
}
