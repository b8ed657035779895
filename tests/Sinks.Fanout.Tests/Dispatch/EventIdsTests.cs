// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Dispatch;

public class EventIdsTests
{
    [Fact]
    public void Ids_are_unique_version_4_uuids_that_share_a_prefix()
    {
        var ids = new EventIds();
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Next()).ToList();
        made.Distinct().Count().ShouldBe(10_000);
        made.ShouldAllBe(id => id.Version == 4 && id.Variant >= 8 && id.Variant <= 11);
        made.Select(id => id.ToString("N")[..16]).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Two_makers_do_not_share_ids()
    {
        var (first, second) = (new EventIds(), new EventIds());
        var made = Enumerable.Range(0, 100).SelectMany(_ => new[] { first.Next(), second.Next() });
        made.Distinct().Count().ShouldBe(200);
    }
}
