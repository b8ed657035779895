// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Mel;

/// <summary>Calls as the framework's generator writes them, and as its older helpers do.</summary>
static partial class Messages
{
    static readonly Action<ILogger, string, decimal, Exception?> DefinedAction = LoggerMessage.Define<string, decimal>(
        LogLevel.Error, new EventId(31, "CannotConvert"), "Cannot convert {File} for {Cost}");

    static readonly Func<ILogger, string, int, IDisposable?> DefinedScopeOf =
        LoggerMessage.DefineScope<string, int>("Job {Job} of {Count}");

    public static void Defined(ILogger logger, string file, decimal cost, Exception? exception) =>
        DefinedAction(logger, file, cost, exception);

    public static IDisposable? DefinedScope(ILogger logger, string job, int count) => DefinedScopeOf(logger, job, count);

    [LoggerMessage(31, LogLevel.Error, "Cannot convert {File} for {Cost}", EventName = "CannotConvert")]
    public static partial void Generated(ILogger logger, string file, decimal cost, Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Cannot convert {@Job}")]
    public static partial void WithStructure(ILogger logger, object job);

    [LoggerMessage(Message = "Cannot convert {File}")]
    public static partial void WithLevel(ILogger logger, LogLevel level, string file);

#pragma warning disable SYSLIB1015 // Arguments the message does not show are what is tested.
    [LoggerMessage(Level = LogLevel.Error, Message = "Cannot convert")]
    public static partial void WithoutHole(ILogger logger, string file, int pages);
#pragma warning restore SYSLIB1015

    [LoggerMessage(Level = LogLevel.Error, Message = "{A} {B} {C} {D} {E} {F} {G} {H}")]
    public static partial void WithMany(ILogger logger, int a, long b, string c, bool d, double e, Guid f, DateOnly g, TimeSpan h);
}
