// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.CompilerServices;
using Shop;

namespace Sinks.Fanout.Tests.Exceptions;

public class ExceptionReaderTests
{
    [Fact]
    public void An_exception_says_its_type_message_assembly_and_result()
    {
        var info = Caught.Reader.Read(new FileNotFoundException("No report.md.") { HResult = 42 });
        info.Type.ShouldBe("System.IO.FileNotFoundException");
        info.Message.ShouldBe("No report.md.");
        info.Assembly.ShouldBe("System.Private.CoreLib");
        info.HResult.ShouldBe(42);
        (info.IsAggregate, info.IsTruncated).ShouldBe((false, false));
        (info.InnerExceptions.Count, info.Frames.Count, info.Data.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void A_link_to_help_is_redacted_and_an_empty_one_is_none()
    {
        var linked = new InvalidOperationException { HelpLink = "https://help.example/7?token=abcdefgh12345678" };
        Caught.Reader.Read(linked).HelpLink.ShouldBe("https://help.example/7?token=[redacted:url_param]");
        Caught.Reader.Read(new InvalidOperationException { HelpLink = "" }).HelpLink.ShouldBeNull();
        Caught.Reader.Read(new InvalidOperationException()).HelpLink.ShouldBeNull();
    }

    [Fact]
    public void Generic_types_spell_out_their_arguments()
    {
        Caught.Reader.Read(new Failed<List<int>>()).Type
            .ShouldBe("Shop.Failed<System.Collections.Generic.List<System.Int32>>");
        Caught.Reader.Read(new Failed<string>.Twice<FailingCode>()).Type
            .ShouldBe("Shop.Failed<System.String>+Twice<Shop.FailingCode>");
    }

    [Fact]
    public void An_exception_whose_members_throw_is_read_all_the_same()
    {
        var info = Caught.Reader.Read(Caught.From(() => throw new HostileException()));
        info.Type.ShouldBe("Shop.HostileException");
        info.Message.ShouldBe("[unreadable]");
        info.Data.ShouldBeEmpty();
        info.HelpLink.ShouldBeNull();
        info.Frames.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_message_of_null_is_empty() => Caught.Reader.Read(new SilentException()).Message.ShouldBe("");

    [Fact]
    public void An_aggregate_does_not_repeat_the_messages_inside_it()
    {
        var nested = new AggregateException("Nested.", new InvalidOperationException("b (c)"));
        var info = Caught.Reader.Read(new AggregateException("Outer (a).", new InvalidOperationException("a"), nested));
        info.Message.ShouldBe("Outer (a).");
        info.IsAggregate.ShouldBeTrue();
        info.InnerExceptions.Select(inner => inner.Message).ShouldBe(["a", "Nested."]);
        info.InnerExceptions[1].InnerExceptions.Single().Message.ShouldBe("b (c)");
    }

    [Fact]
    public void An_aggregate_with_a_message_of_its_own_keeps_it()
    {
        var inner = new InvalidOperationException("b");
        Caught.Reader.Read(new StubbornAggregate("Done (a)", inner)).Message.ShouldBe("Done (a)");
        Caught.Reader.Read(new StubbornAggregate("b)", inner)).Message.ShouldBe("b)");
        Caught.Reader.Read(new StubbornAggregate("", inner)).Message.ShouldBe("");
        Caught.Reader.Read(new AggregateException("Alone.")).Message.ShouldBe("Alone.");
        Caught.Reader.Read(new AggregateException("x", new HostileException())).Message.ShouldBe("[unreadable]");
    }

    [Fact]
    public void Loader_exceptions_are_inner_exceptions()
    {
        Exception?[] loaderExceptions = [new TypeLoadException("a"), null, new TypeLoadException("b")];
        var load = new ReflectionTypeLoadException([null], loaderExceptions);
        Caught.Reader.Read(load).InnerExceptions.Select(inner => inner.Message).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Inner_exceptions_below_ten_levels_are_left_out_and_said_so()
    {
        var exception = new InvalidOperationException("0");
        for (var i = 1; i < 20; i++)
            exception = new InvalidOperationException($"{i}", exception);
        var chain = Chain(Caught.Reader.Read(exception)).ToList();
        chain.Count.ShouldBe(10);
        chain[^1].Message.ShouldBe("10");
        chain.Select(info => info.IsTruncated).ShouldBe([.. Enumerable.Repeat(false, 9), true]);
    }

    [Fact]
    public void More_than_fifty_exceptions_are_left_out_and_said_so()
    {
        var shared = new InvalidOperationException("shared", new TimeoutException());
        var info = Caught.Reader.Read(new AggregateException(Enumerable.Repeat(shared, 100)));
        CountOf(info).ShouldBe(50);
        info.IsTruncated.ShouldBeTrue();
        info.InnerExceptions[0].InnerExceptions.Single().Type.ShouldBe("System.TimeoutException");
    }

    [Fact]
    public void Exactly_fifty_exceptions_are_complete()
    {
        var exception = new AggregateException(Enumerable.Range(0, 49).Select(_ => new TimeoutException()));
        var info = Caught.Reader.Read(exception);
        CountOf(info).ShouldBe(50);
        info.IsTruncated.ShouldBeFalse();
    }

    [Fact]
    public void An_exception_that_contains_itself_is_told_once()
    {
        var loaderExceptions = new Exception[2];
        var load = new ReflectionTypeLoadException([null, null], loaderExceptions);
        loaderExceptions[0] = new InvalidOperationException("around", load);
        loaderExceptions[1] = new TimeoutException();
        var info = Caught.Reader.Read(load);
        CountOf(info).ShouldBe(3);
        info.IsTruncated.ShouldBeFalse();
        info.InnerExceptions[0].IsTruncated.ShouldBeTrue();
    }

    [Fact]
    public void Exceptions_that_call_themselves_equal_are_all_told()
    {
        var info = Caught.Reader.Read(new AlikeException(new AlikeException(null)));
        CountOf(info).ShouldBe(2);
        info.IsTruncated.ShouldBeFalse();
    }

    [Fact]
    public void An_exception_made_without_its_constructor_is_read_all_the_same()
    {
        var exception = (Exception)RuntimeHelpers.GetUninitializedObject(typeof(AggregateException));
        var info = Caught.Reader.Read(exception);
        info.Type.ShouldBe("System.AggregateException");
        info.InnerExceptions.ShouldBeEmpty();
    }

    static IEnumerable<ExceptionInfo> Chain(ExceptionInfo? info)
    {
        for (; info is not null; info = info.InnerExceptions.Count == 0 ? null : info.InnerExceptions[0])
            yield return info;
    }

    static int CountOf(ExceptionInfo info) => 1 + info.InnerExceptions.Sum(CountOf);

    sealed class AlikeException(Exception? inner) : Exception("alike", inner)
    {
        public override bool Equals(object? obj) => true;

        public override int GetHashCode() => 0;
    }

    sealed class SilentException : Exception
    {
        public override string Message => null!;
    }

    sealed class StubbornAggregate(string message, Exception inner) : AggregateException(inner)
    {
        public override string Message { get; } = message;
    }
}
