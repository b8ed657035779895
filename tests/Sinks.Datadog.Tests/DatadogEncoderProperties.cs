// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Datadog.Tests;

public sealed class DatadogEncoderProperties
{
    [Fact]
    public void Any_event_parses_at_every_level_and_fits_at_the_last() => Prop
        .ForAll(Arb.From(HostileEvents.Event), static item =>
        {
            for (var level = 0; level <= DatadogTrim.Hardest; level++)
            {
                var json = Encoded.Json(item, level);
                json.GetProperty("evt").GetProperty("id").GetGuid().ShouldBe(item.Id);
                json.GetProperty("service").GetString().ShouldBe("shop");
            }

            Encoded.Bytes(item, DatadogTrim.Hardest).Length.ShouldBeLessThanOrEqualTo(DatadogClient.EventBytesLimit);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(20));
}
