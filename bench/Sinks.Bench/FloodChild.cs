// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Sinks.Bench.Measurements;
using Sinks.Sentry;

namespace Sinks.Bench;

/// <summary>
/// 5 million events in a process of its own, into a fan-out whose server is dead or into a sink that does nothing.
/// </summary>
static class FloodChild
{
    public const string Dead = "dead";
    public const string Null = "null";

    const string Word = "flood-child";
    const int Events = 5_000_000;
    const int WarmUp = 50_000;
    const int ErrorEach = 10;

    /// <summary>Runs the child when the arguments ask for it.</summary>
    public static bool TryRun(string[] args)
    {
        if (args is not [Word, var what])
            return false;
        if (what is Dead)
            RunDead();
        else
            Print(Grow(new NullSink(), settle: static () => { }), Events, 0, 0);
        return true;
    }

    /// <summary>Starts the child and reads its figures.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(string what)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Started by the host program, that takes our assembly as its first argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) is "dotnet")
            start.ArgumentList.Add(typeof(FloodChild).Assembly.Location);
        start.ArgumentList.Add(Word);
        start.ArgumentList.Add(what);
        using var child = Process.Start(start)!;
        var lines = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(": "))
            .ToDictionary(
                static pair => pair[0],
                static pair => double.Parse(pair[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal);
    }

    static void RunDead()
    {
        var engine = Engine.Start(code => code.Sentry(DeadDsn()));
        var growth = Grow(engine.Face, settle: static () => Pace.Wait(TimeSpan.FromSeconds(1)));
        var status = engine.CheckedStatus();
        var backend = status.Backends[0];
        var dropped = status.Dropped.Values.Sum() + backend.Dropped.Values.Sum();
        Print(growth, status.Emitted, dropped, status.Waiting + backend.Waiting, status.TrailOnly);
        engine.Face.Dispose();
    }

    static double Grow(ILogEventSink sink, Action settle)
    {
        using var logger = new LoggerConfiguration().WriteTo.Sink(new Undisposed(sink)).CreateLogger();
        var exceptions = Enumerable.Range(0, 100).Select(Failing.Exception).ToArray();
        Emit(logger, exceptions, WarmUp);
        settle();
        GC.Collect();
        var before = ResidentBytes();
        var highest = Emit(logger, exceptions, Events - WarmUp);
        settle();
        return (Math.Max(highest, ResidentBytes()) - before) / 1024.0 / 1024.0;
    }

    /// <summary>Logs the events; says how much memory was resident at most on the way.</summary>
    static long Emit(Logger logger, Exception[] exceptions, int count)
    {
        var highest = 0L;
        for (var i = 0; i < count; i++)
        {
            if (i % ErrorEach == 0)
                logger.Error(exceptions[i % 100], "Cannot convert {File} in {Stage}", $"report-{i}.md", "parse");
            else
                logger.Information("Converted {File} in {Stage}", $"report-{i}.md", "parse");
            if (i % 50_000 == 0)
                highest = Math.Max(highest, ResidentBytes());
        }

        return highest;
    }

    static long ResidentBytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }

    /// <summary>An address at which nobody listens: a port that was free a moment ago.</summary>
    static string DeadDsn()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return string.Create(
            CultureInfo.InvariantCulture, $"http://key@127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/1");
    }

    static void Print(double residentMib, long emitted, long dropped, long waiting, long trailOnly = 0)
    {
        Write("resident_mib", residentMib);
        Write("emitted", emitted);
        Write("dropped", dropped);
        Write("waiting", waiting);
        Write("trail_only", trailOnly);

        static void Write(string key, double value) =>
            Console.WriteLine($"{key}: {value.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>A sink that outlives its logger.</summary>
    sealed class Undisposed(ILogEventSink sink) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => sink.Emit(logEvent);
    }
}
