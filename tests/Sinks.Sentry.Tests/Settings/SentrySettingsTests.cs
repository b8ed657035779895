// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry.Tests;

public class SentrySettingsTests
{
    const string Dsn = "https://0123456789abcdef@bugs.example.org/1";

    [Fact]
    public void Every_option_is_a_setting_of_the_same_name()
    {
        var pipeline = new Pipeline().Read(
            ("Dsn", Dsn),
            ("Release", "shop@1"),
            ("Environment", "staging"),
            ("Distribution", "42"),
            ("ServerName", "web-1"),
            ("DefaultTags:team", "orders"),
            ("TagProperties", "OrderId, Http*"),
            ("Fingerprints:timeouts:Exceptions", "TimeoutException"),
            ("Fingerprints:timeouts:Fingerprint:0", "{{ default }}"),
            ("Fingerprints:timeouts:Fingerprint:1", "{TenantId}"),
            ("Attachments:LogExcerpt:Enabled", "true"),
            ("Attachments:LogExcerpt:Categories:0", "Shop.Orders"),
            ("Attachments:Properties:0", "Input"),
            ("MaxAttachmentSize", "1048576"),
            ("SendDefaultPii", "true"),
            ("IsEnvironmentUser", "false"),
            ("IncludeEnvironmentContexts", "false"),
            ("IncludeSourcePaths", "false"),
            ("ReportAssembliesMode", "informationalVersion"),
            ("RetryServerErrors", "never"),
            ("SendClientReports", "false"),
            ("Debug", "false"),
            ("EnableSpotlight", "yes"),
            ("SpotlightUrl", "http://localhost:9000/stream"),
            ("Headers:X-Gateway", "a"),
            ("Proxy", "none"),
            ("TrustedCertificate", "ca.pem"),
            ("ClientCertificate", "client.pem"),
            ("ClientKey", "client.key"));

        pipeline.Mistakes.ShouldBeEmpty();
        pipeline.Options.Fingerprints["Timeouts"].ShouldBeEquivalentTo(new SentryFingerprintRule
        {
            Exceptions = ["TimeoutException"],
            Fingerprint = ["{{ default }}", "{TenantId}"],
        });
        pipeline.Options.Fingerprints.Clear();
        pipeline.Options.ShouldBeEquivalentTo(new SentryOptions
        {
            Dsn = Dsn,
            Headers = { ["X-Gateway"] = "a" },
            Proxy = "none",
            TrustedCertificate = "ca.pem",
            ClientCertificate = "client.pem",
            ClientKey = "client.key",
            Release = "shop@1",
            Environment = "staging",
            Distribution = "42",
            ServerName = "web-1",
            DefaultTags = { ["team"] = "orders" },
            TagProperties = ["OrderId", "Http*"],
            Attachments = { LogExcerpt = { Enabled = true, Categories = ["Shop.Orders"] }, Properties = ["Input"] },
            MaxAttachmentSize = 1_048_576,
            SendDefaultPii = true,
            IsEnvironmentUser = false,
            IncludeEnvironmentContexts = false,
            IncludeSourcePaths = false,
            ReportAssembliesMode = ReportAssembliesMode.InformationalVersion,
            RetryServerErrors = ServerErrorPolicy.Never,
            SendClientReports = false,
            Debug = false,
            EnableSpotlight = true,
            SpotlightUrl = "http://localhost:9000/stream",
        });
        new Pipeline().Read(("Dsm", Dsn)).Mistakes.ShouldHaveSingleItem().Fix.ShouldBe("Did you mean 'Dsn'?");
    }

    [Theory]
    [InlineData("MaxAttachmentSize", "-1")]
    [InlineData("MaxAttachmentSize", "104857601")]
    [InlineData("MaxAttachmentSize", "20 MB")]
    [InlineData("ReportAssembliesMode", "All")]
    [InlineData("IncludeSourcePaths", "perhaps")]
    [InlineData("Attachments:LogExcerpt:Enabled", "perhaps")]
    [InlineData("Attachments:LogExcerpt:Category", "Shop")]
    [InlineData("Fingerprints:timeouts:Parts", "x")]
    public void What_cannot_be_used_is_a_mistake_under_its_own_path(string key, string value)
    {
        var pipeline = new Pipeline().Read((key, value)).Check();

        pipeline.Mistakes.ShouldHaveSingleItem().Path.ShouldEndWith(":" + key);
        pipeline.Options.MaxAttachmentSize.ShouldBe(20_971_520);
        pipeline.Options.ReportAssembliesMode.ShouldBe(ReportAssembliesMode.None);
        pipeline.Options.IncludeSourcePaths.ShouldBeTrue();
    }
}
