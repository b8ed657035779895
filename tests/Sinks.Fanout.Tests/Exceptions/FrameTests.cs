// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Linq.Expressions;
using System.Runtime.ExceptionServices;
using Shop;

namespace Sinks.Fanout.Tests.Exceptions;

public class FrameTests
{
    [Fact]
    public void A_frame_says_where_it_stands()
    {
        var exception = Caught.From(FailingCode.Plainly);
        var frame = Caught.ShopFrames(exception)[0];
        Path.GetFileName(frame.File).ShouldBe("FailingCode.cs");
        frame.Line.ShouldBe((int)exception.Data["line"]!);
        frame.Column.ShouldBeGreaterThan(0);
        frame.ILOffset.ShouldBeGreaterThanOrEqualTo(0);
        frame.Assembly.ShouldBe("Sinks.Fanout.Tests");
        frame.Module!.VersionId.ShouldBe(typeof(FailingCode).Module.ModuleVersionId);
        typeof(FailingCode).Module.ResolveMethod(frame.MethodToken)!.Name.ShouldBe("Plainly");
        frame.InApp.ShouldBeTrue();
    }

    [Fact]
    public async Task A_frame_of_an_async_method_says_its_line()
    {
        var exception = await Caught.FromAsync(FailingCode.Asynchronously);
        Caught.ShopFrames(exception)[0].Line.ShouldBe((int)exception.Data["line"]!);
    }

    [Fact]
    public void Frames_lead_from_the_throwing_one_outwards()
    {
        var frames = Caught.Reader.Read(Caught.From(() => FailingCode.WithLambda(1))).Frames;
        frames.Select(frame => $"{frame.Function}, {frame.InApp}").Take(3).ShouldBe(
            ["WithLambda { lambda }, True", "ForEach, False", "WithLambda, True"]);
        frames[1].TypeName.ShouldBe("System.Collections.Generic.List");
        frames[1].Assembly.ShouldBe("System.Private.CoreLib");
    }

    [Fact]
    public void Frames_are_the_same_when_read_again()
    {
        var exception = Caught.From(() => FailingCode.WithLambda(1));
        var reader = new ExceptionReader(Redactor.Default);
        var frames = reader.Read(exception).Frames;
        reader.Read(exception).Frames.ShouldBe(frames);
        frames[0].File.ShouldNotBeNull();
    }

    [Fact]
    public async Task Frames_that_rethrow_are_left_out_as_in_the_printed_trace()
    {
        var exception = await Caught.FromAsync(FailingCode.ThroughAsync);
        var names = Caught.Names(Caught.Reader.Read(exception).Frames).ToList();
        names.Take(2).ShouldBe(["Shop.FailingCode|Asynchronously", "Shop.FailingCode|ThroughAsync"]);
        var printed = exception.StackTrace!.Split('\n');
        names.Count.ShouldBe(printed.Count(line => line.StartsWith("   at ", StringComparison.Ordinal)));
        new StackTrace(exception).FrameCount.ShouldBeGreaterThan(names.Count);
    }

    [Fact]
    public void Methods_hidden_from_stack_traces_are_left_out() =>
        Caught.ShopFrames(Caught.From(ThrowHelper.Throw)).ShouldBeEmpty();

    [Fact]
    public void A_compiled_expression_is_a_frame_but_not_the_applications()
    {
        var call = Expression.Call(typeof(FailingCode), nameof(FailingCode.Plainly), null);
        var compiled = Expression.Lambda<Action>(Expression.Block(call, call)).Compile();
        var frames = Caught.Reader.Read(Caught.From(compiled)).Frames;
        frames[0].Function.ShouldBe("Plainly");
        frames[1].Function.ShouldStartWith("lambda_method");
        frames[1].TypeName.ShouldBeNull();
        frames[1].InApp.ShouldBeFalse();
    }

    [Fact]
    public void An_exception_never_thrown_has_no_frames() =>
        Caught.Reader.Read(new InvalidOperationException()).Frames.ShouldBeEmpty();

    [Fact]
    public void A_throw_alone_keeps_the_frames_and_a_throw_of_the_variable_resets_them()
    {
        Caught.Names(Caught.ShopFrames(Caught.From(ThrowOn))).ShouldContain("Shop.FailingCode|Plainly");
        Caught.Names(Caught.ShopFrames(Caught.From(ThrowAnew))).ShouldBeEmpty();
    }

    [Fact]
    public void Frames_of_an_exception_thrown_elsewhere_come_first()
    {
        var exception = Caught.From(FailingCode.Plainly);
        var again = Caught.From(() => ExceptionDispatchInfo.Throw(exception));
        Caught.Reader.Read(again).Frames[0].Function.ShouldBe("Plainly");
    }

    [Fact]
    public void Of_many_frames_both_ends_are_kept()
    {
        var exception = Caught.From(() => FailingCode.Recursively(2_000));
        var printed = exception.StackTrace!.Split('\n').Length;
        var frames = Caught.Reader.Read(exception).Frames;
        printed.ShouldBeGreaterThan(2_000);
        frames.Count.ShouldBe(500);
        frames[0].Line.ShouldBe((int)exception.Data["line"]!);
        frames[^1].TypeName.ShouldNotBe("Shop.FailingCode");
    }

    static void ThrowOn()
    {
        try
        {
            FailingCode.Plainly();
        }
        catch (InvalidOperationException)
        {
            throw;
        }
    }

    static void ThrowAnew()
    {
        try
        {
            FailingCode.Plainly();
        }
        catch (InvalidOperationException exception)
        {
#pragma warning disable CA2200, MA0027, RCS1044 // Resetting the frames is what the test is about.
            throw exception;
#pragma warning restore CA2200, MA0027, RCS1044
        }
    }
}
