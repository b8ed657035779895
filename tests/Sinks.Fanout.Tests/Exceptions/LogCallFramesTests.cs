// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Exceptions;

public class LogCallFramesTests
{
    [Fact]
    public void What_logs_is_taken_off_and_the_same_further_out_stays() =>
        Functions(
            Frame("Sinks.Fanout.Pipeline", "Emit", "Sinks.Fanout"),
            Frame("Serilog.Core.Logger", "Write", "Serilog"),
            Frame("Serilog.Extensions.Logging.SerilogLogger", "Log", "Serilog.Extensions.Logging"),
            Frame("Microsoft.Extensions.Logging.Logger", "Log", "Microsoft.Extensions.Logging"),
            Frame("Microsoft.Extensions.Logging.ExtendedLogger", "Log", "Microsoft.Extensions.Telemetry"),
            Frame("Shop.Orders", "Convert", "Shop"),
            Frame("Serilog.AspNetCore.RequestLoggingMiddleware", "Invoke", "Serilog.AspNetCore"),
            Frame("Shop.Program", "Main", "Shop")).ShouldBe(["Convert", "Invoke", "Main"]);

    [Fact]
    public void Applications_whose_names_begin_alike_stay()
    {
        Functions(Frame("Serilogger.Orders", "Convert", "Serilogger")).ShouldBe(["Convert"]);
        Functions(Frame("Serilog", "Convert", "Shop")).ShouldBe(["Convert"]);
        Functions(Frame("Sinks.Fanout.Kitchen.Tap", "Drip", "Sinks.Fanout.Kitchen")).ShouldBe(["Drip"]);
        Functions(Frame(null, "Drip", "Shop")).ShouldBe(["Drip"]);
    }

    [Fact]
    public void Native_code_is_known_by_its_types_alone() =>
        Functions(
            Frame("Sinks.Fanout.Pipeline", "Emit", null),
            Frame("Serilog.Core.Logger", "Write", null),
            Frame("Shop.Orders", "Convert", null)).ShouldBe(["Convert"]);

    [Fact]
    public void A_worker_of_a_queue_logged_nothing()
    {
        var write = Frame("Serilog.Core.Logger", "Write", "Serilog");
        Functions(write, Frame("System.Threading.Tasks.Task", "Execute", "System.Private.CoreLib")).ShouldBeEmpty();
        Functions(write, Frame("System.Runtime.CompilerServices.AsyncMethodBuilderCore", "Start", null))
            .ShouldBeEmpty();
        Functions(write, Frame("System.Timers.Timer", "Tick", "System")).ShouldBe(["Tick"]);
        Functions(write).ShouldBeEmpty();
        Functions().ShouldBeEmpty();
    }

    static IEnumerable<string> Functions(params FrameInfo[] frames) =>
        LogCallFrames.Of(frames).Select(frame => frame.Function);

    static FrameInfo Frame(string? typeName, string function, string? assembly) =>
        new() { TypeName = typeName, Function = function, Assembly = assembly };
}
