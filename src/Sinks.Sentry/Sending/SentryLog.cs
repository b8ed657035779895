// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Sentry;

/// <summary>
/// What <c>Debug</c> writes: a line about the settings in force, then one for each envelope. Never a DSN, nor anything
/// an event says.
/// </summary>
/// <param name="name">The backend's name.</param>
/// <param name="output">Where lines go; thread-safe, as standard error is.</param>
sealed class SentryLog(string name, TextWriter output)
{
    /// <summary>What writes for a backend; null when it was not asked to.</summary>
    /// <param name="options">The backend's options.</param>
    /// <param name="name">The backend's name.</param>
    /// <param name="output">Where lines go; null for standard error.</param>
    public static SentryLog? Of(SentryOptions options, string name, TextWriter? output) =>
        options.Debug == true ? new SentryLog(name, output ?? Console.Error) : null;

    /// <summary>Writes what a backend was made with.</summary>
    /// <param name="destination">Where it sends, for people.</param>
    /// <param name="source">What every event says.</param>
    /// <param name="sampleRate">The share of events to send; null for all.</param>
    public void Started(string destination, SentrySource source, double? sampleRate) => Write(
        $"{name}: sends to {destination}; release {source.Release ?? "none"}, "
        + $"environment {source.Environment}, "
        + $"sample rate {(sampleRate ?? 1).ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Writes what became of an envelope.</summary>
    /// <param name="id">The id of the event; null for items that need none.</param>
    /// <param name="items">How many items it holds.</param>
    /// <param name="bytes">Its bytes on the wire.</param>
    /// <param name="outcome">The answer, or why there is none.</param>
    /// <param name="elapsed">How long that took.</param>
    public void Sent(Guid? id, int items, int bytes, string outcome, TimeSpan elapsed)
    {
        var itsEvent = id is { } known ? $"event {SentryText.Hex(known)}, " : "";
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {itsEvent}{items} items, {bytes} bytes: {outcome}, {elapsed.TotalMilliseconds:0} ms"));
    }

    void Write(string line)
    {
        try
        {
            output.WriteLine(SentryText.Line(line));
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // Standard error was closed: there is nobody to tell, and events matter more.
        }
    }
}
