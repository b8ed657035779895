// SPDX-License-Identifier: Apache-2.0
using System.Text;
namespace Sinks.Otlp.Tests;

public sealed class ProtoBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(123)]
    [InlineData(124)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(16_380)]
    [InlineData(16_390)]
    [InlineData(300_000)]
    public void A_message_of_any_length_gets_its_length_afterwards(int characters)
    {
        var text = new string('\u00e9', characters);
        var buffer = new ProtoBuffer();
        var outer = buffer.Open(5);
        var inner = buffer.Open(6);
        buffer.Text(1, text);
        buffer.Close(inner);
        buffer.Number(2, 7);
        buffer.Close(outer);

        var fields = new ProtoReader(buffer.Written);
        fields.Next().ShouldBeTrue();
        fields.Field.ShouldBe(5);
        var members = new ProtoReader(fields.Bytes);
        members.Next().ShouldBeTrue();
        members.Field.ShouldBe(6);
        var message = new ProtoReader(members.Bytes);
        message.Next().ShouldBeTrue();
        Encoding.UTF8.GetString(message.Bytes).ShouldBe(text);
        message.Next().ShouldBeFalse();
        members.Next().ShouldBeTrue();
        members.Number.ShouldBe(7UL);
        members.Next().ShouldBeFalse();
        fields.Next().ShouldBeFalse();
    }

    [Theory]
    [InlineData(0UL, 1)]
    [InlineData(127UL, 1)]
    [InlineData(128UL, 2)]
    [InlineData(16_383UL, 2)]
    [InlineData(16_384UL, 3)]
    [InlineData(ulong.MaxValue, 10)]
    public void A_number_takes_the_bytes_that_are_reckoned_for_it(ulong value, int size)
    {
        var buffer = new ProtoBuffer();
        buffer.Varint(value);
        buffer.Written.Length.ShouldBe(size);
        ProtoBuffer.VarintSize(value).ShouldBe(size);
    }

    [Fact]
    public void Half_a_character_becomes_the_sign_for_one_that_cannot_be_read()
    {
        var buffer = new ProtoBuffer();
        buffer.Text(1, "a\ud800b");
        var reader = new ProtoReader(buffer.Written);
        reader.Next().ShouldBeTrue();
        Encoding.UTF8.GetString(reader.Bytes).ShouldBe("a\ufffdb");
    }

    [Fact]
    public void What_was_shortened_ends_with_a_whole_character()
    {
        var buffer = new ProtoBuffer();
        var start = buffer.Open(1);
        buffer.Raw("ab\u20acd"u8);
        buffer.Shorten(start, 4);
        buffer.Close(start);
        var reader = new ProtoReader(buffer.Written);
        reader.Next().ShouldBeTrue();
        reader.Bytes.ToArray().ShouldBe("ab"u8.ToArray());
    }

    [Fact]
    public void Bytes_of_strangers_are_read_as_far_as_they_make_sense_and_never_throw()
    {
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            var reader = new ProtoReader(bytes);
            for (var fields = 0; reader.Next(); fields++)
                fields.ShouldBeLessThan(bytes.Length);
            PartialSuccess.ReadProtobuf(bytes);
            PartialSuccess.ReadJson(bytes, OtlpSignal.Logs);
            GrpcRetryInfo.DelayIn(Convert.ToBase64String(bytes));
        }
    }
}
