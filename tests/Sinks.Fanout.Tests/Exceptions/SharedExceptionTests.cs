// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Shop;

namespace Sinks.Fanout.Tests.Exceptions;

public class SharedExceptionTests
{
    [Fact]
    public async Task An_instance_thrown_by_eight_threads_while_it_is_read_does_no_harm()
    {
        var shared = new InvalidOperationException("shared", Caught.From(FailingCode.Plainly));
        using var stop = new CancellationTokenSource();
        var throwing = Enumerable.Range(0, 8)
            .Select(depth => Task.Factory.StartNew(
                () => ThrowUntil(shared, depth, stop.Token),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))
            .ToArray();
        for (var i = 0; i < 300; i++)
        {
            var info = Caught.Reader.Read(shared);
            info.Message.ShouldBe("shared");
            info.Frames.ShouldAllBe(frame => frame.Function.Length > 0);
        }

        await stop.CancelAsync();
        await Task.WhenAll(throwing).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Plug_ins_can_be_unloaded_after_their_exceptions_were_read(int sourceLines)
    {
        var reader = new ExceptionReader(Redactor.Default, new FrameRules(InAppRules.Default, sourceLines));
        var context = ReadInPlugIn(reader);
        for (var i = 0; context.IsAlive && i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        context.IsAlive.ShouldBeFalse();
        GC.KeepAlive(reader);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference ReadInPlugIn(ExceptionReader reader)
    {
        var context = new AssemblyLoadContext("plug-in", isCollectible: true);
        var plugIn = context.LoadFromAssemblyPath(typeof(FailingCode).Assembly.Location);
        var method = plugIn.GetType(typeof(FailingCode).FullName!)!.GetMethod(nameof(FailingCode.Plainly))!;
        var info = reader.Read(Caught.From(() => method.Invoke(null, null))).InnerExceptions.Single();
        info.Frames[0].Function.ShouldBe(nameof(FailingCode.Plainly));
        info.Frames[0].InApp.ShouldBeTrue();
        context.Unload();
        return new WeakReference(context);
    }

    static void ThrowUntil(Exception shared, int depth, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                ThrowDeep(shared, depth);
            }
            catch (InvalidOperationException exception) when (ReferenceEquals(exception, shared))
            {
                // Thrown again at once: the frames are reset while the reader walks them.
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void ThrowDeep(Exception shared, int depth)
    {
        if (depth == 0)
            throw shared;
        ThrowDeep(shared, depth - 1);
        GC.KeepAlive(shared);
    }
}
