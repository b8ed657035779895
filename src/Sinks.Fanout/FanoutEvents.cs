// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>
/// Reports named events from code that has no logger, to every fan-out that runs in the process; without one nothing
/// happens. Nothing here throws because of an event: what cannot be reported is said in SelfLog.
/// </summary>
public static class FanoutEvents
{
    static readonly NamedEvents Events = new(PipelineRegistry.Process, PipelineServices.Default);

    /// <summary>Reports a named event. Backends whose <c>Events</c> match the name take it whatever its
    /// level.</summary>
    /// <param name="name">The event's name, such as <c>conversion_failed</c>. An empty one is not reported.</param>
    /// <param name="payload">The event's properties by name: the first 100. Null for none.</param>
    /// <param name="exception">What went wrong, or null.</param>
    /// <param name="level">The event's level. Default Information.</param>
    public static void Report(
        string name,
        IReadOnlyDictionary<string, object?>? payload = null,
        Exception? exception = null,
        LogEventLevel level = LogEventLevel.Information) =>
        Events.Report(name, payload, exception, level);

    /// <summary>
    /// Reports a named event whose properties are those of an object: <c>Report("conversion_failed", new { File = name
    /// })</c>. Values are read at once, on the calling thread, as <c>{@Value}</c> in a template reads them, within
    /// limits:
    /// 6 levels, 100 members each, 1,000 objects. A property that throws is <c>[unreadable]</c>; tasks and lazy values
    /// are named and not waited for.
    /// </summary>
    /// <typeparam name="T">The object's type. In a trimmed application properties of types that derive from it, and of
    /// types of its properties, are read only if they are kept for another reason.</typeparam>
    /// <param name="name">The event's name. An empty one is not reported.</param>
    /// <param name="payload">An object with public properties, or a dictionary; anything else is the property
    /// <c>Payload</c>.</param>
    /// <param name="exception">What went wrong, or null.</param>
    /// <param name="level">The event's level. Default Information.</param>
    public static void Report<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(
        string name, T payload, Exception? exception = null, LogEventLevel level = LogEventLevel.Information) =>
        Events.Report(name, payload, exception, level);

    /// <summary>
    /// Waits until all that was accepted before the call, by every fan-out of the process, is delivered or dropped.
    /// Batches that wait to fill are sent at once.
    /// </summary>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the waiting, and nothing else.</param>
    /// <returns>False when the time was over first.</returns>
    /// <exception cref="OperationCanceledException">The token was signalled first.</exception>
    public static Task<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Events.FlushAsync(timeout, cancellationToken);
}
