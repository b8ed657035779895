// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog;

namespace Sinks.Faces.Tests.Pairs;

/// <summary>Faces over one section that cannot share its pipeline, because one of them has code of its own.</summary>
[Collection(nameof(Alone))]
public sealed class BesideTests
{
    [Fact]
    public async Task A_face_with_code_of_its_own_says_that_it_shares_nothing()
    {
        await using var section = await OneSection.StartAsync();
        await using (var serilog = section.Serilog())
        using (var factory = LoggerFactory.Create(logging =>
            logging.AddFanout(static f => f.Use(static e => e), section.Configuration).AddSerilog(serilog)))
        {
            factory.CreateLogger("Converter").LogError("by both");
            await section.SettleAsync();
        }

        section.Arrived.ShouldBe(["by both", "by both"]);
        section.Said.ShouldContain("Fanout 2: another fan-out over this section runs in the process");
    }

    [Fact]
    public async Task Faces_that_share_say_nothing_of_the_kind()
    {
        await using var section = await OneSection.StartAsync();
        await using (section.Serilog())
        using (section.Mel())
        {
            await section.SettleAsync();
        }

        await using (section.Serilog())
            await section.SettleAsync();
        section.Said.ShouldNotContain("another fan-out");
    }
}
