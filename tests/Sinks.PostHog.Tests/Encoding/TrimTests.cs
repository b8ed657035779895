// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public class TrimTests
{
    [Fact]
    public void A_pair_of_events_keeps_to_the_limit_of_one()
    {
        var encoder = new PostHogEventEncoder(Encoded.Source);
        foreach (var (bytes, isWhole) in ((int, bool)[])[(999_999, true), (1_000_000, true), (1_000_001, false)])
        {
            var item = ExactSize.Event(encoder, bytes, SomeEvents.NamedError, Padded);
            (Encoded.Bytes(item).Length <= PostHogLimits.ItemBytes).ShouldBe(isWhole);
            Encoded.Bytes(item, trimLevel: 1).Length.ShouldBeLessThan(10_000);
        }
    }

    [Fact]
    public void Long_values_go_first_then_all_properties_then_frames_then_exceptions()
    {
        var item = (SomeEvents.NamedError with { Exception = Large() })
            .With("Short", FanoutValue.From("kept"))
            .With("Long", FanoutValue.From(new string('x', 1025)))
            .With("List", FanoutValue.From([FanoutValue.From(1L)]));
        Left(item, 0).ShouldBe("Long True, Short True, frames 100, exceptions 20, trimmed ");
        Left(item, 1).ShouldBe("Long False, Short True, frames 100, exceptions 20, trimmed values");
        Left(item, 2).ShouldBe("Long False, Short False, frames 100, exceptions 20, trimmed values properties");
        Left(item, 3).ShouldBe("Long False, Short False, frames 30, exceptions 20, trimmed values properties frames");
        Left(item, 4).ShouldBe(
            "Long False, Short False, frames 6, exceptions 10, trimmed values properties frames exceptions");
    }

    [Fact]
    public void Encoding_allocates_nothing_once_it_is_warm()
    {
        var encoder = new PostHogEventEncoder(Encoded.Source);
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        var item = SomeEvents.NamedError;
        for (var i = 0; i < 100; i++)
        {
            output.ResetWrittenCount();
            encoder.Encode(item, output, trimLevel: 0);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            output.ResetWrittenCount();
            encoder.Encode(item, output, trimLevel: 0);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    /// <summary>A property is in both events, the message in one.</summary>
    static FanoutEvent Padded(FanoutEvent item, int steps) =>
        (item with { Message = new string('m', 1 + (steps % 2)) })
            .With("Padding", FanoutValue.From(new string('x', steps / 2)));

    static ExceptionInfo Large()
    {
        var frames = Enumerable.Range(0, 100).Select(static i => new FrameInfo { Function = $"F{i}" }).ToList();
        return Some.Exception(inner: [.. Enumerable.Repeat(Some.Exception(), 19)]) with { Frames = frames };
    }

    static string Left(FanoutEvent item, int level)
    {
        var properties = Encoded.Events(item, trimLevel: level)[1].GetProperty("properties");
        var list = properties.GetProperty("$exception_list");
        var trimmed = properties.TryGetProperty("trimmed", out var parts)
            ? string.Join(' ', parts.EnumerateArray().Select(static part => part.GetString()))
            : "";
        return $"Long {properties.TryGetProperty("Long", out _)}, Short {properties.TryGetProperty("Short", out _)}, "
            + $"frames {list[0].GetProperty("stacktrace").GetProperty("frames").GetArrayLength()}, "
            + $"exceptions {list.GetArrayLength()}, trimmed {trimmed}";
    }
}
