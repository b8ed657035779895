// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry.Tests;

public class SentryDistributionTests
{
    [Fact]
    public void A_distribution_is_what_its_file_names() => SentryDistribution.Parse([
        "# comment", "", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"", "VERSION_ID='12'", "ID=debian", "ID_LIKE=x"])
        .ShouldBe(new SentryDistribution("debian", "12", "Debian GNU/Linux 12 (bookworm)"));

    [Fact]
    public void What_a_file_does_not_name_is_not_known()
    {
        SentryDistribution.Parse(["NAME", "ID=", "VERSION_ID=\"\""])
            .ShouldBe(new SentryDistribution(null, null, null));
        SentryDistribution.Read("/no/such/file").ShouldBeNull();
    }
}
