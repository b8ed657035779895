// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>Things a test needs some of and does not care about.</summary>
public static class Some
{
    static int Counter;

    public static DateTimeOffset Time { get; } = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    /// <summary>An error event as a backend sees it, complete enough to look at.</summary>
    public static FanoutEvent Event(
        string message = "Cannot convert report.md",
        LogEventLevel level = LogEventLevel.Error,
        ExceptionInfo? exception = null,
        params (string Name, FanoutValue Value)[] properties) => new()
        {
            Id = Id(Interlocked.Increment(ref Counter)),
            Timestamp = Time,
            Level = level,
            Template = message,
            Message = message,
            Exception = exception,
            Properties = new FanoutProperties(properties.Select(p => new FanoutProperty(p.Name, p.Value))),
        };

    /// <summary>An id that depends on its number alone, for bytes that are compared.</summary>
    public static Guid Id(int number) =>
        new(0x5eed0000, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);

    /// <summary>An exception with one frame of the application and one of the framework.</summary>
    public static ExceptionInfo Exception(
        string type = "System.IO.IOException",
        string message = "The disk is full.",
        params ExceptionInfo[] inner) => new()
        {
            Type = type,
            Message = message,
            Assembly = "System.Private.CoreLib",
            HResult = unchecked((int)0x80131620),
            Frames =
        [
            new FrameInfo
            {
                Function = "Write",
                TypeName = "System.IO.FileStream",
                Assembly = "System.Private.CoreLib",
            },
            new FrameInfo
            {
                Function = "Convert",
                TypeName = "Shop.Converter",
                Assembly = "Shop",
                File = "/src/Shop/Converter.cs",
                Line = 42,
                Column = 9,
                ILOffset = 0x5e,
                MethodToken = 0x06000007,
                InApp = true,
            },
        ],
            InnerExceptions = inner,
            IsAggregate = inner.Length > 1,
        };
}
