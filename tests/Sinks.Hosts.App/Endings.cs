// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Serilog;

namespace Sinks.Hosts.App;

/// <summary>The ways an application ends. Each says "ending" when it begins to.</summary>
static class Endings
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static int Run(string ending) => ending switch
    {
        "close" => CloseAndFlush(),
        "log a loyalty code" => LogLoyaltyCode(),
        "return" => Return(),
        "exit" => Exit(),
        "throw" => Throw(),
        "throw on a thread" => ThrowOnThread(),
        "throw and log" => ThrowAndLog(),
        "log and throw" => LogAndThrow(),
        "wait" => Wait(),
        "wait and handle" => WaitAndHandle(),
        "blocked pool" => CloseWithBlockedPool(),
        "blocked pool, forgotten" => ReturnWithBlockedPool(),
        "blocked pool, closed by one of its threads" => CloseOnBlockedPool(),
        "starved" => Starvation.Run(),
        "burst, forgotten" => ReturnAfterBurst(),
        _ => throw new ArgumentException($"There is no ending '{ending}'.", nameof(ending)),
    };

    static int CloseAndFlush()
    {
        Say("ending");
        Log.CloseAndFlush();
        return 0;
    }

    static int LogLoyaltyCode()
    {
        Log.Error("redeemed {LoyaltyCode}", "4711-0815");
        return CloseAndFlush();
    }

    static int Return()
    {
        Say("ending");
        return 3;
    }

    static int Exit()
    {
        Say("ending");
        Environment.Exit(7);
        return 0;
    }

    static int Throw()
    {
        Say("ending");
        throw new InvalidOperationException("nobody catches this");
    }

    static int ThrowOnThread()
    {
        var thread = new Thread(static () => Throw());
        thread.Start();
        thread.Join();
        return 0;
    }

    /// <summary>
    /// The handler that many applications have: it comes after the one of any library they called before.
    /// </summary>
    static int ThrowAndLog()
    {
        AppDomain.CurrentDomain.UnhandledException += static (_, unhandled) =>
        {
            Log.Fatal((Exception)unhandled.ExceptionObject, "logged by the host's own handler");
            Log.CloseAndFlush();
        };
        return Throw();
    }

    static int LogAndThrow()
    {
        try
        {
            return Throw();
        }
        catch (InvalidOperationException exception)
        {
            Log.Error(exception, "logged before it was let go");
            throw;
        }
    }

    static int Wait()
    {
        Say("ending");
        using var never = new ManualResetEventSlim();
        return never.Wait(Limit) ? 1 : 2;
    }

    static int WaitAndHandle()
    {
        using var asked = new ManualResetEventSlim();
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        Say("ending");
        asked.Wait(Limit);
        Log.Error("logged after the signal");
        Log.CloseAndFlush();
        return 0;

        void Ask(PosixSignalContext context)
        {
            context.Cancel = true;
            asked.Set();
        }
    }

    static int CloseWithBlockedPool()
    {
        BlockPool();
        CloseAndTell();
        return 0;
    }

    static int ReturnWithBlockedPool()
    {
        BlockPool();
        return Return();
    }

    static int CloseOnBlockedPool()
    {
        using var closed = new ManualResetEventSlim();
        BlockPool(() =>
        {
            CloseAndTell();
            closed.Set();
        });
        return closed.Wait(Limit) ? 0 : 2;
    }

    static int ReturnAfterBurst()
    {
        for (var i = 0; i < 500; i++)
            Log.Error("burst {Number}", i);
        return Return();
    }

    static void CloseAndTell()
    {
        Say("ending");
        var clock = Stopwatch.StartNew();
        Log.CloseAndFlush();
        Say(string.Create(CultureInfo.InvariantCulture, $"closed in {clock.ElapsedMilliseconds}"));
    }

    /// <summary>Blocks every thread of the pool.</summary>
    /// <param name="onLast">What one of them does once all are taken; null to block it too.</param>
    /// <param name="until">Sets them free; null for never.</param>
    public static void BlockPool(Action? onLast = null, WaitHandle? until = null)
    {
        var threads = Environment.ProcessorCount;
        ThreadPool.SetMinThreads(threads, threads);
        ThreadPool.SetMaxThreads(threads, threads);
        var blocked = new CountdownEvent(threads);
        until ??= new ManualResetEvent(initialState: false);
        for (var i = 0; i < threads; i++)
        {
            var isLast = i == threads - 1;
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    blocked.Signal();
                    if (isLast && onLast is not null)
                    {
                        blocked.Wait(Limit);
                        onLast();
                    }

                    until.WaitOne();
                },
                null);
        }

        blocked.Wait(Limit);
    }

    public static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
