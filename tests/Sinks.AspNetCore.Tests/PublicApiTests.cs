// SPDX-License-Identifier: Apache-2.0
namespace Sinks.AspNetCore.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approved.Match(PublicApi.Describe(typeof(BrowserStatus).Assembly), "PublicApi.approved.txt");
}
