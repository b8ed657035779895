// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;

// Not below Sinks.Fanout: frames of the reader's own namespace are not the application's.
namespace Shop;

/// <summary>Code as users write it, each member failing in another form the compiler gives to methods.</summary>
sealed class FailingCode
{
    Action? _action;

    public FailingCode()
    {
    }

    public FailingCode(string reason) => throw Fail(reason);

    public static string Name => ((Func<string>)(() => throw Fail("lambda in a property")))();

    /// <summary>The exception carries the line of the throw statement in its Data.</summary>
    public static InvalidOperationException Fail(string reason, [CallerLineNumber] int line = 0) =>
        new(reason) { Data = { ["line"] = line } };

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Plainly() => throw Fail("plain");

    public static async Task Asynchronously()
    {
        await Task.Yield();
        throw Fail("async");
    }

    public static async Task<T> AsynchronouslyOf<T>(T value)
    {
        await Task.Yield();
        return value is null ? value : throw Fail("generic async");
    }

    public static async Task ThroughAsync()
    {
        await Task.Yield();
        await Asynchronously().ConfigureAwait(false);
    }

    public static IEnumerable<int> Iterating()
    {
        yield return 1;
        throw Fail("iterator");
    }

    public static IEnumerable<int> IteratingWithFinally()
    {
        try
        {
            yield return 1;
        }
        finally
        {
            Plainly();
        }
    }

    public static async IAsyncEnumerable<int> IteratingAsynchronously()
    {
        await Task.Yield();
        yield return 1;
        throw Fail("async iterator");
    }

    public static void WithLambda(int times) => new List<int> { times }.ForEach(_ => throw Fail("lambda"));

    public static void WithClosure(int times)
    {
        var seen = 0;
        new List<int> { times }.ForEach(n =>
        {
            seen += n;
            throw Fail("closure");
        });
        GC.KeepAlive(seen);
    }

    public void WithLambdaOnThis()
    {
        _action = () => throw Fail("lambda on this" + GetHashCode());
        _action();
    }

    public static async Task WithAsyncLambda()
    {
        Func<int, Task> step = async n =>
        {
            await Task.Yield();
            throw Fail("async lambda" + n);
        };
        await step(1);
    }

    public static void WithLocalFunction()
    {
        Helper();

        static void Helper() => throw Fail("local function");
    }

    public static async Task WithAsyncLocalFunction(int n)
    {
        await Helper();

        async Task Helper()
        {
            await Task.Yield();
            throw Fail("async local function" + n);
        }
    }

    public static void WithLambdaInLocalFunction(int n)
    {
        Helper();

        void Helper()
        {
            Action action = () => throw Fail("nested" + n);
            action();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Generically<T>(T value) => throw Fail("generic" + value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Recursively(int depth)
    {
        if (depth == 0)
            throw Fail("recursion");
        Recursively(depth - 1);
        GC.KeepAlive(depth);
    }
}
