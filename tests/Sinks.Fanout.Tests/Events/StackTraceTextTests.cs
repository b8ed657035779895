// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;

namespace Sinks.Fanout.Tests.Events;

public sealed class StackTraceTextTests
{
    [Fact]
    public void An_exception_reads_as_dotnet_prints_it() =>
        Print(new ExceptionInfo
        {
            Type = "Shop.Failed",
            Message = "no space",
            Frames = [Frame("Convert", "Converter.cs", 42), Frame("Main")],
            InnerExceptions = [new ExceptionInfo { Type = "System.IO.IOException", Message = "", Frames = [Frame("Write")] }],
        }).ShouldBe(
            """
            Shop.Failed: no space
             ---> System.IO.IOException
               at Shop.Write()
               --- End of inner exception stack trace ---
               at Shop.Convert() in Converter.cs:line 42
               at Shop.Main()
            """.ReplaceLineEndings());

    [Fact]
    public void The_further_exceptions_of_an_aggregate_follow_with_their_numbers() =>
        Print(new ExceptionInfo
        {
            Type = "System.AggregateException",
            Message = "two",
            InnerExceptions = [new() { Type = "A", Message = "a" }, new() { Type = "B", Message = "b" }],
        }).ShouldBe(
            """
            System.AggregateException: two
             ---> A: a
               --- End of inner exception stack trace ---
             ---> (Inner Exception #1) B: b<---
            """.ReplaceLineEndings());

    [Theory]
    [InlineData(0, "   ... 10 frames")]
    [InlineData(3, "F0 F1    ... 7 frames F9")]
    [InlineData(9, "F0 F1 F2 F3 F4 F5    ... 1 frames F7 F8 F9")]
    [InlineData(10, "F0 F1 F2 F3 F4 F5 F6 F7 F8 F9")]
    public void Of_too_many_frames_both_ends_are_kept_and_the_middle_is_counted(int limit, string expected)
    {
        var output = new ArrayBufferWriter<byte>();
        StackTraceText.WriteFrames([.. Enumerable.Range(0, 10).Select(static i => Frame($"F{i}"))], output, limit);
        Encoding.UTF8.GetString(output.WrittenSpan)
            .Replace("   at Shop.", "", StringComparison.Ordinal)
            .Replace("()", "", StringComparison.Ordinal)
            .ReplaceLineEndings(" ")
            .ShouldBe(expected);
    }

    [Fact]
    public void A_message_may_be_cut() =>
        Print(new ExceptionInfo { Type = "A", Message = "0123456789" }, messageLimit: 6).ShouldBe("A: 012...");

    static string Print(ExceptionInfo exception, int messageLimit = int.MaxValue)
    {
        var output = new ArrayBufferWriter<byte>();
        StackTraceText.Write(exception, output, messageLimit: messageLimit);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    static FrameInfo Frame(string function, string? file = null, int line = 0) =>
        new() { Function = function, TypeName = "Shop", File = file, Line = line };
}
