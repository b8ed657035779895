// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Foreign;

public class ReportedExceptionTests
{
    [Fact]
    public void It_prints_as_dotnet_prints_an_exception()
    {
        var lines = ReportedException.From(Some.Exception(inner: Some.Exception("Shop.Failed", ""))).ToString()
            .ReplaceLineEndings("\n");
        lines.ShouldBe(
            """
            System.IO.IOException: The disk is full.
             ---> Shop.Failed
               at System.IO.FileStream.Write()
               at Shop.Converter.Convert() in /src/Shop/Converter.cs:line 42
               --- End of inner exception stack trace ---
               at System.IO.FileStream.Write()
               at Shop.Converter.Convert() in /src/Shop/Converter.cs:line 42
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void It_prints_every_exception_of_an_aggregate()
    {
        var text = ReportedException.From(Some.Exception(
            "System.AggregateException", "Two failed.", Some.Exception("A", "a"), Some.Exception("B", "b"))).ToString();
        text.ShouldStartWith("System.AggregateException: Two failed.");
        text.ShouldContain(" ---> A: a");
        text.ShouldContain(" ---> (Inner Exception #1) B: b");
    }

    [Fact]
    public void Its_members_are_those_that_were_read()
    {
        var exception = ReportedException.From(Some.Exception() with
        {
            Data = new FanoutProperties([new FanoutProperty("Order", FanoutValue.From(7))]),
            InnerExceptions = [Some.Exception("Inner", "within")],
        });
        exception.Message.ShouldBe("The disk is full.");
        exception.HResult.ShouldBe(unchecked((int)0x80131620));
        exception.Source.ShouldBe("System.Private.CoreLib");
        exception.Data["Order"].ShouldBe("7");
        exception.InnerException!.Message.ShouldBe("within");
        exception.StackTrace.ShouldStartWith("   at System.IO.FileStream.Write()");
    }

    [Fact]
    public void Never_thrown_it_has_no_stack_trace() =>
        ReportedException.From(Some.Exception() with { Frames = [] }).StackTrace.ShouldBeNull();
}
