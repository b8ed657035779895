// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

public sealed class OtlpEncoderProperties
{
    const int ItemBytesLimit = 1024 * 1024;

    [Fact]
    public void Any_event_is_encoded_at_every_level_with_each_name_once_and_fits_at_the_last() => Prop
        .ForAll(Arb.From(HostileEvents.Event), static item =>
        {
            for (var level = 0; level <= OtlpTrim.Hardest; level++)
            {
                var attributes = Encoded.Attributes(Encoded.Json(item, level));
                attributes["log.record.uid"].GetProperty("stringValue").GetGuid().ShouldBe(item.Id);
                Encoded.Protobuf(item, level).Length.ShouldBeGreaterThan(0);
            }

            Encoded.Record(item, OtlpTrim.Hardest).Length.ShouldBeLessThan(ItemBytesLimit);
            Encoded.Protobuf(item, OtlpTrim.Hardest).Length.ShouldBeLessThan(ItemBytesLimit);
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(20));

    [Theory]
    [InlineData(OtlpProtocol.HttpProtobuf)]
    [InlineData(OtlpProtocol.HttpJson)]
    public void Encoding_again_allocates_nothing_but_the_output(OtlpProtocol protocol)
    {
        IItemEncoder encoder = protocol == OtlpProtocol.HttpJson
            ? new OtlpJsonEncoder(OtlpLimits.Default)
            : new OtlpProtobufEncoder(OtlpLimits.Default);
        // Numbers of other kinds and times are made texts of on the way to JSON.
        var item = SomeEvents.Full with
        {
            Properties = new FanoutProperties(
                SomeEvents.Full.Properties.Where(static property =>
                    property.Value.Kind is not (FanoutValueKind.Decimal or FanoutValueKind.Timestamp
                        or FanoutValueKind.Duration) && property.Name != "user.id").ToArray()),
        };
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        Encode();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Encode();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Encode()
        {
            output.ResetWrittenCount();
            encoder.Encode(item, output, 0);
        }
    }
}
