// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Exceptions;

/// <summary>Texts as frames of native AOT on .NET 8 and 9 print them.</summary>
public class FrameTextTests
{
    const string NoFile = " at offset 86 in file:line:column <filename unknown>:0:0\n";

    [Theory]
    [InlineData("Shop.Orders.Convert() + 0xa1" + NoFile, "Shop.Orders", "Convert")]
    [InlineData("Program.X() + 0xa1 at offset 161", "Program", "X")]
    [InlineData("Shop.Gen`1.Do[U](T, U[]) + 0x56" + NoFile, "Shop.Gen", "Do")]
    [InlineData("Shop.Thrower..ctor(Int32) + 0x2d" + NoFile, "Shop.Thrower", ".ctor")]
    [InlineData("Shop.P.<Conv>d__0.MoveNext() + 0xc0" + NoFile, "Shop.P", "Conv")]
    [InlineData("Shop.Gen`1.In.<>c.<Go>b__0_0(T) + 0x47" + NoFile, "Shop.Gen.In", "Go { lambda }")]
    [InlineData("Shop.P.<Loc>g__H|2_0(Int32, P.<>c__DisplayClass2_0&) + 0x77" + NoFile, "Shop.P", "Loc.H")]
    [InlineData("Shop.P.<>c.<<Main>b__4_0>d.MoveNext() + 0x70" + NoFile, "Shop.P", "Main { lambda }")]
    [InlineData("System.Lazy`1.CreateValue(Action`1) + 0x45" + NoFile, "System.Lazy", "CreateValue")]
    [InlineData("<Go>b__0_0" + NoFile, null, "Go { lambda }")]
    [InlineData("Convert", null, "Convert")]
    public void The_text_of_a_frame_gives_type_and_method(string text, string? typeName, string function)
    {
        var parsed = FrameText.Parse(text).ShouldNotBeNull();
        MemberNames.Of(parsed.TypeName, parsed.MethodName).ShouldBe((typeName, function));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("<null>\n")]
    [InlineData("<unknown> at offset 12 in file:line:column <filename unknown>:0:0\n")]
    public void A_frame_without_a_name_is_none(string text) => FrameText.Parse(text).ShouldBeNull();

    [Fact]
    public void A_frame_without_metadata_names_its_module() =>
        FrameText.Parse("Shop!<BaseAddress>+0xa1b2").ShouldBe(new FrameText(null, "<BaseAddress>", "Shop"));

    [Theory]
    [InlineData("System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw() + 0x1c", true)]
    [InlineData("System.Runtime.CompilerServices.TaskAwaiter.ThrowForNonSuccess(Task) + 0xbe", true)]
    [InlineData("System.Runtime.CompilerServices.TaskAwaiter`1.GetResult() + 0x1", true)]
    [InlineData("System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter.GetResult()", true)]
    [InlineData("System.Threading.Tasks.Task.Run() + 0x1", false)]
    [InlineData("Throw", false)]
    public void The_frames_async_code_rethrows_from_are_known(string text, bool isRethrow) =>
        FrameText.Parse(text)!.IsRethrow.ShouldBe(isRethrow);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("....")]
    [InlineData("a.")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("]<.(")]
    [InlineData("!<BaseAddress>")]
    [InlineData("+0x")]
    public void Any_text_is_survived(string text)
    {
        var parsed = FrameText.Parse(text);
        if (parsed is not null)
            MemberNames.Of(parsed.TypeName, parsed.MethodName).Function.ShouldNotBeNull();
    }
}
