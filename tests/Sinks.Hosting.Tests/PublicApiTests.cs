// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Hosting.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approved.Match(PublicApi.Describe(typeof(HostPlugIn).Assembly), "PublicApi.approved.txt");
}
