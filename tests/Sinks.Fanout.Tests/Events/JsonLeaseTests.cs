// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;

namespace Sinks.Fanout.Tests.Events;

public sealed class JsonLeaseTests
{
    [Fact]
    public void A_writer_inside_another_is_one_of_its_own()
    {
        var outer = new ArrayBufferWriter<byte>();
        var inner = new ArrayBufferWriter<byte>();
        using (var first = FanoutJson.Rent(outer))
        {
            first.Writer.WriteStartArray();
            using (var second = FanoutJson.Rent(inner))
                second.Writer.WriteStringValue("inner");
            first.Writer.WriteStringValue("outer");
            first.Writer.WriteEndArray();
        }

        Encoding.UTF8.GetString(outer.WrittenSpan).ShouldBe("""["outer"]""");
        Encoding.UTF8.GetString(inner.WrittenSpan).ShouldBe("\"inner\"");
    }

    [Fact]
    public void What_an_encoder_that_threw_left_behind_is_not_in_the_next_text()
    {
        Should.Throw<FormatException>(static () =>
        {
            using var lease = FanoutJson.Rent(new ArrayBufferWriter<byte>());
            lease.Writer.WriteStartObject();
            throw new FormatException();
        });
        var output = new ArrayBufferWriter<byte>();
        using (var lease = FanoutJson.Rent(output))
            lease.Writer.WriteNumberValue(1);
        Encoding.UTF8.GetString(output.WrittenSpan).ShouldBe("1");
    }

    [Fact]
    public void Encoding_again_makes_no_writer()
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Write(output);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Write(output);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        static void Write(ArrayBufferWriter<byte> output)
        {
            output.ResetWrittenCount();
            using var lease = FanoutJson.Rent(output);
            lease.Writer.WriteStringValue("text"u8);
        }
    }
}
