// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryImagesTests
{
    [Fact]
    public void Modules_of_all_exceptions_and_stacks_are_numbered_together()
    {
        var first = Module("First");
        var second = Module("Second");
        var item = Some.Event(exception: Thrown("Outer", first, second, Thrown("Inner", second))) with
        {
            Stack = [Frame(first)],
        };

        var json = Encoded.Json(item);

        Images(json).ShouldBe(["Second", "First"]);
        var exceptions = json.GetProperty("exception").GetProperty("values");
        Modes(exceptions[0]).ShouldBe(["rel:0"]);
        Modes(exceptions[1]).ShouldBe(["rel:0", "rel:1"]);
        Modes(json.GetProperty("threads").GetProperty("values")[0]).ShouldBe(["rel:1"]);
    }

    [Fact]
    public void A_module_without_known_symbols_is_no_image_and_its_frames_have_no_address()
    {
        var item = Some.Event(exception: Thrown("Outer", new ModuleInfo { Name = "Shop" }));

        Encoded.Json(item).TryGetProperty("debug_meta", out _).ShouldBeFalse();
        SomeEvents.Frames(item)[0].TryGetProperty("addr_mode", out _).ShouldBeFalse();
        SomeEvents.Frames(item)[0].TryGetProperty("instruction_addr", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_frame_without_an_offset_has_no_address()
    {
        var frame = Frame(Module("Shop")) with { ILOffset = -1 };

        SomeEvents.Frames(Some.Event(exception: Some.Exception() with { Frames = [frame] }))[0]
            .TryGetProperty("function_id", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_number_of_a_method_is_its_row()
    {
        var frame = Frame(Module("Shop")) with { ILOffset = 0, MethodToken = 0x0600_01AF };

        var json = SomeEvents.Frames(Some.Event(exception: Some.Exception() with { Frames = [frame] }))[0];

        json.GetProperty("function_id").GetString().ShouldBe("0x1af");
        json.GetProperty("instruction_addr").GetString().ShouldBe("0x0");
    }

    [Fact]
    public void Frames_that_are_left_out_name_no_module()
    {
        var frames = Enumerable.Range(0, 60).Select(i => Frame(Module($"M{i}"))).ToList();
        var item = Some.Event(exception: Some.Exception() with { Frames = frames });

        Images(Encoded.Json(item, SentryLimits.LastLevel)).Count().ShouldBe(20);
        Images(Encoded.Json(item)).Count().ShouldBe(60);
    }

    [Fact]
    public void An_image_goes_by_the_names_of_its_files()
    {
        var module = Module("Shop") with { DebugFile = "C:\\Users\\ann\\Shop.pdb", File = "/home/ann/Shop.dll" };

        var image = Encoded.Json(Some.Event(exception: Thrown("Outer", module)))
            .GetProperty("debug_meta").GetProperty("images")[0];

        image.GetProperty("debug_file").GetString().ShouldBe("Shop.pdb");
        image.GetProperty("code_file").GetString().ShouldBe("Shop.dll");
    }

    [Fact]
    public void Paths_of_sources_can_be_left_out()
    {
        var content = new SentryContent { WritesSourcePaths = false };

        var bytes = Encoded.Bytes(Some.Event(exception: Some.Exception()), content: content);

        var text = System.Text.Encoding.UTF8.GetString(bytes.Span);
        text.ShouldContain("\"filename\":\"Converter.cs\"");
        text.ShouldNotContain("/src/Shop");
    }

    [Fact]
    public void Below_the_root_of_a_deterministic_build_the_file_has_its_path()
    {
        var frame = new FrameInfo { Function = "Convert", File = "/_/src/Shop/Converter.cs" };

        SomeEvents.Frames(Some.Event(exception: Some.Exception() with { Frames = [frame] }))[0]
            .GetProperty("filename").GetString().ShouldBe("src/Shop/Converter.cs");
    }

    [Fact]
    public void The_stack_of_a_message_is_that_of_its_thread()
    {
        var thread = Encoded.Json(Some.Event() with { Stack = [Frame(null)] })
            .GetProperty("threads").GetProperty("values")[0];

        thread.TryGetProperty("id", out _).ShouldBeFalse();
        thread.GetProperty("current").GetBoolean().ShouldBeTrue();
        thread.GetProperty("stacktrace").GetProperty("frames").GetArrayLength().ShouldBe(1);
        Encoded.Json(Some.Event()).TryGetProperty("threads", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(-1, false)]
    public void An_exception_names_its_thread_when_a_property_does(int id, bool isNamed)
    {
        var item = Some.Event(exception: Some.Exception(), properties: ("ThreadId", FanoutValue.From(id)));
        var json = Encoded.Json(item);

        json.GetProperty("exception").GetProperty("values")[0].TryGetProperty("thread_id", out _).ShouldBe(isNamed);
        json.GetProperty("extra").TryGetProperty("ThreadId", out _).ShouldBe(!isNamed);
    }

    static IEnumerable<string?> Images(JsonElement json) => json.GetProperty("debug_meta").GetProperty("images")
        .EnumerateArray().Select(image => image.GetProperty("code_file").GetString());

    static IEnumerable<string?> Modes(JsonElement holder) => holder.GetProperty("stacktrace").GetProperty("frames")
        .EnumerateArray().Select(frame => frame.GetProperty("addr_mode").GetString());

    static ExceptionInfo Thrown(
        string type, ModuleInfo inner, ModuleInfo? outer = null, params ExceptionInfo[] causes) =>
        Some.Exception(type, type, causes) with
        {
            Frames = outer is null ? [Frame(inner)] : [Frame(inner), Frame(outer)],
        };

    static ExceptionInfo Thrown(string type, ModuleInfo module) => Thrown(type, module, null);

    static FrameInfo Frame(ModuleInfo? module) =>
        new() { Function = "Convert", ILOffset = 1, MethodToken = 0x0600_0001, Module = module };

    static ModuleInfo Module(string name) => new() { Name = name, DebugId = $"{Guid.Empty}-00000001" };
}
