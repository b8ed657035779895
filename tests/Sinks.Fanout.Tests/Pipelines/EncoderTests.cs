// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;

namespace Sinks.Fanout.Tests.Pipelines;

/// <summary>Code that puts an encoder of its own before a backend.</summary>
public sealed class EncoderTests
{
    [Fact]
    public async Task An_encoder_can_be_put_around_the_backends_own_and_sees_redacted_events_alone()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(
            static _ => { }, static options => options.UseEncoder(static own => new Shouting(own)), backend);
        bench.Logger.Error("password={Password}", "hunter2-template");
        await bench.SettleAsync();
        backend.Messages.ShouldHaveSingleItem().ShouldBe("PASSWORD=[REDACTED:NAME]");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task An_event_that_another_encoder_cannot_encode_is_dropped_alone()
    {
        var backend = new ScriptedBackend();
        await using var bench = new PipelineBench(
            static _ => { }, static options => options.UseEncoder(static own => new Shouting(own)), backend);
        bench.Logger.Error("a");
        bench.Logger.Error("unsayable");
        bench.Logger.Error("b");
        await bench.SettleAsync();
        backend.Messages.ShouldBe(["A", "B"]);
        bench.Status.Backends[0].Dropped.ShouldCount("encode_failed", 1);
        bench.Status.ShouldBalance();
    }

    sealed class Shouting(IItemEncoder own) : IItemEncoder
    {
        public int TrimLevels => own.TrimLevels;

        public void Encode(FanoutItem item, IBufferWriter<byte> output, int trimLevel)
        {
            if (item is FanoutEvent { Message: "unsayable" })
                throw new InvalidOperationException();
            var text = new ArrayBufferWriter<byte>();
            own.Encode(item, text, trimLevel);
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text.WrittenSpan).ToUpperInvariant(), output);
        }
    }
}
