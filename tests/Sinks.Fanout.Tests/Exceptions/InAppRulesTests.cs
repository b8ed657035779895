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
    [InlineData("<PrivateImplementationDetails>", "Shop", false)]
    [InlineData("<StartupCode$Shop>", "Shop", true)]
    [InlineData("Nest", null, false)]
    [InlineData("Nest+Inner", null, false)]
    [InlineData("Azure.Storage.Blobs.BlobClient", null, false)]
    [InlineData("AzureShop.Orders", null, true)]
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

    [Theory]
    [InlineData("System.Shop.Order", null, true)]
    [InlineData("System.Shop", null, true)]
    [InlineData("System.Shop+Order", null, true)]
    [InlineData("System.Shopping.Order", null, false)]
    [InlineData("System.shop.Order", null, false)]
    [InlineData("Microsoft.Extensions.Order", "Legacy.Core", true)]
    [InlineData("Microsoft.Extensions.Order", "Legacy.CoreX", false)]
    [InlineData("Acme.Order", "Acme", false)]
    [InlineData("Acme", "Acme", false)]
    [InlineData("Acme+Order", "Acme", false)]
    [InlineData("AcmeTools.Order", "AcmeTools", true)]
    [InlineData("Shop.Order", "Acme.Core", false)]
    [InlineData("Acme.Ours.Order", "Acme.Core", true)]
    [InlineData("Program", "Acme.Core", false)]
    [InlineData(null, "Legacy.Core", true)]
    [InlineData(null, "Acme.Core", false)]
    public void Included_wins_over_excluded_and_excluded_over_what_is_known(
        string? typeName, string? assembly, bool isInApp) =>
        new InAppRules(["System.Shop", "Legacy.Core", "Acme.Ours"], ["Acme"])
            .IsInApp(typeName, assembly).ShouldBe(isInApp);

    [Fact]
    public void Every_library_that_the_official_client_leaves_out_is_left_out()
    {
        // Its own name is here for programs that use both.
        string[] official =
        [
            "System", "Mono", "Sentry", "Microsoft", "MS", "ABI.Microsoft", "WinRT", "UIKit", "Newtonsoft.Json",
            "FSharp", "Serilog", "Giraffe", "NLog", "Npgsql", "RabbitMQ", "Hangfire", "IdentityServer4", "AWSSDK",
            "Polly", "Swashbuckle", "FluentValidation", "Autofac", "Stackexchange.Redis", "Dapper", "RestSharp",
            "SkiaSharp", "IdentityModel", "SqlitePclRaw", "Xamarin", "Android", "Google", "MongoDB", "Remotion.Linq",
            "AutoMapper", "Nest", "Owin", "MediatR", "ICSharpCode", "Grpc", "ServiceStack", "Java.Interop",
        ];
        official.Where(name => InAppRules.Default.IsInApp($"{name}.Type", name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_reader_takes_other_rules()
    {
        var rules = new FrameRules(new InAppRules(["System.Collections"], ["Shop"]), SourceLines: 0);
        var frames = new ExceptionReader(Redactor.Default, rules)
            .Read(Caught.From(() => Shop.FailingCode.WithLambda(1))).Frames;
        frames.Where(frame => frame.InApp).Select(frame => frame.TypeName)
            .ShouldBe(["System.Collections.Generic.List"]);
    }

    [Fact]
    public void Rules_are_equal_when_they_name_the_same()
    {
        var options = new FanoutOptions { InAppInclude = ["A"], InAppExclude = ["B"] };
        FrameRules.Of(options).ShouldBe(FrameRules.Of(options));
        FrameRules.Of(options).GetHashCode().ShouldBe(FrameRules.Of(options).GetHashCode());
        FrameRules.Of(new FanoutOptions { InAppInclude = ["A"] }).ShouldNotBe(FrameRules.Of(options));
        FrameRules.Of(new FanoutOptions()).ShouldBe(FrameRules.Default);
    }
}
