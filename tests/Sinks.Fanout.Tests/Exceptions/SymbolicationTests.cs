// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Shop;
using Shop.Embedded;

namespace Sinks.Fanout.Tests.Exceptions;

/// <summary>
/// What frames and modules tell is enough for somebody who has the symbols and nothing else: token and offset lead to
/// the file and line that were found here.
/// </summary>
public class SymbolicationTests
{
    static readonly FrameRules Rules = new(new InAppRules(["Sinks.Fanout.Tests"], []), SourceLines: 0);

    static readonly Dictionary<string, Func<Task>> Failing = new(StringComparer.Ordinal)
    {
        ["a method"] = Of(FailingCode.Plainly),
        ["async"] = FailingCode.Asynchronously,
        ["async through async"] = FailingCode.ThroughAsync,
        ["generic async"] = () => FailingCode.AsynchronouslyOf("x"),
        ["an iterator"] = Of(() => _ = FailingCode.Iterating().ToList()),
        ["a finally in an iterator"] = Of(() => _ = FailingCode.IteratingWithFinally().ToList()),
        ["a lambda"] = Of(() => FailingCode.WithLambda(1)),
        ["a closure"] = Of(() => FailingCode.WithClosure(1)),
        ["an async lambda"] = FailingCode.WithAsyncLambda,
        ["a local function"] = Of(FailingCode.WithLocalFunction),
        ["an async local function"] = () => FailingCode.WithAsyncLocalFunction(1),
        ["a lambda in a local function"] = Of(() => FailingCode.WithLambdaInLocalFunction(1)),
        ["a generic method"] = Of(() => FailingCode.Generically(1)),
        ["a generic type"] = Of(() => Basket<int>.Shelf<string>.Fill(1.5)),
        ["a constructor"] = Of(() => _ = new FailingCode("x")),
        ["recursion"] = Of(() => FailingCode.Recursively(5)),
        ["code with its symbols inside"] = Of(EmbeddedCode.Connect),
        ["async code with its symbols inside"] = EmbeddedCode.ConnectAsync,
    };

    public static TheoryData<string> Failures() => [.. Failing.Keys];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Token_and_offset_of_a_frame_lead_to_its_file_and_line(string what)
    {
        var exception = await Caught.FromAsync(Failing[what]);
        var frames = new ExceptionReader(Redactor.Default, Rules).Read(exception).Frames.Where(f => f.InApp).ToList();
        frames.Count.ShouldBeGreaterThan(1, what);
        foreach (var frame in frames)
        {
            using var pdb = PdbOf(frame.Module!);
            pdb.PlaceOf(frame.MethodToken, frame.ILOffset).ShouldBe((frame.File, frame.Line), frame.Function);
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Symbols_read_here_give_the_places_that_dotnet_gives(string what)
    {
        var exception = await Caught.FromAsync(Failing[what]);
        var asked = new ExceptionReader(Redactor.Default, Rules).Read(exception).Frames;
        var trace = new StackTrace(exception, fNeedFileInfo: false);
        var read = new FrameReader(Rules.InApp).ReadLogCall(trace, new ModuleCache());
        read.ShouldBe(asked, what);
    }

    [Fact]
    public void Ids_and_checksums_of_symbols_beside_the_assembly_are_those_of_the_file() =>
        Check(Caught.From(FailingCode.Plainly), "Sinks.Fanout.Tests");

    [Fact]
    public void Ids_and_checksums_of_symbols_inside_the_assembly_are_those_of_what_is_inside() =>
        Check(Caught.From(EmbeddedCode.Connect), "Sinks.Fanout.Tests.Embedded");

    static void Check(Exception exception, string module)
    {
        var info = Caught.Reader.Read(exception).Frames[0].Module!;
        info.Name.ShouldBe(module);
        using var pdb = PdbOf(info);
        info.DebugId.ShouldBe(pdb.Id);
        info.DebugChecksum.ShouldBe(pdb.Checksum);
        Path.GetFileName(info.DebugFile).ShouldBe($"{module}.pdb");
    }

    static PortablePdb PdbOf(ModuleInfo module) => module.Name.EndsWith("Embedded", StringComparison.Ordinal)
        ? PortablePdb.Inside(module.File!)
        : PortablePdb.Beside(module.File!);

    static Func<Task> Of(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };
}
