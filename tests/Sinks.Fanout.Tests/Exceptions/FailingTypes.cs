// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Shop;

static class Basket<TItem>
{
    public static void Add(TItem item) => throw FailingCode.Fail("generic type" + item);

    public static class Shelf<TOther>
    {
        public static void Fill<T>(T item) =>
            new List<T> { item }.ForEach(_ => throw FailingCode.Fail("nested generic"));
    }
}

interface IConverter<in T>
{
    Task Convert(T value);
}

sealed class ExplicitConverter : IConverter<List<int>>
{
    async Task IConverter<List<int>>.Convert(List<int> value)
    {
        await Task.Yield();
        throw FailingCode.Fail("explicit");
    }
}

static class ThrowHelper
{
    [StackTraceHidden, MethodImpl(MethodImplOptions.NoInlining)]
    public static void Throw() => throw FailingCode.Fail("hidden");
}

file static class FileLocal
{
    public static void Run() => throw new FileLocalException();
}

file sealed class FileLocalException : Exception;

static class FileLocalCaller
{
    public static void Run() => FileLocal.Run();
}

sealed class Failed<T> : Exception
{
    public sealed class Twice<TOther> : Exception;
}

sealed class HostileException : Exception
{
    public override string Message => throw new InvalidOperationException("No message.");

    public override string StackTrace => throw new InvalidOperationException("No stack trace.");

    public override string HelpLink => throw new InvalidOperationException("No link.");

    public override System.Collections.IDictionary Data => throw new InvalidOperationException("No data.");

    public override string ToString() => throw new InvalidOperationException("No text.");
}
