// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Lanes;

public class AbortedRequestTests
{
    const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    static readonly ExceptionReader Reader = new(new Redactor(new RedactionOptions()));

    [Fact]
    public void Cancellations_that_ASP_NET_Core_logs_are_ignored()
    {
        IsSent(new OperationCanceledException()).ShouldBeFalse();
        IsSent(new TaskCanceledException("", new IOException())).ShouldBeFalse();
        IsSent(new AggregateException(new TaskCanceledException(), new OperationCanceledException())).ShouldBeFalse();
        var reset = Some.Exception("Microsoft.AspNetCore.Connections.ConnectionResetException");
        IsSent(Some.Event(exception: reset) with { SourceContext = Kestrel }).ShouldBeFalse();
    }

    [Fact]
    public void A_host_that_a_design_time_tool_began_and_ended_is_ignored()
    {
        var aborted = Some.Exception("Microsoft.Extensions.Hosting.HostAbortedException");
        IsSent(Some.Event(exception: aborted) with { SourceContext = "Shop.Program" }).ShouldBeFalse();
        IsSent(Some.Event(exception: aborted), fanout: false).ShouldBeTrue();
    }

    [Fact]
    public void Cancellations_of_others_are_sent()
    {
        IsSent(new OperationCanceledException(), "Shop.Orders").ShouldBeTrue();
        IsSent(new OperationCanceledException(), "Microsoft.AspNetCoreX.Server").ShouldBeTrue();
        IsSent(new OperationCanceledException(), null).ShouldBeTrue();
    }

    [Fact]
    public void What_failed_is_sent()
    {
        IsSent(new IOException()).ShouldBeTrue();
        IsSent(new InvalidOperationException("", new TaskCanceledException())).ShouldBeTrue();
        IsSent(new AggregateException(new TaskCanceledException(), new IOException())).ShouldBeTrue();
        IsSent(Some.Event() with { SourceContext = Kestrel }).ShouldBeTrue();
    }

    [Fact]
    public void A_server_that_did_not_answer_is_no_aborted_request() =>
        IsSent(new TaskCanceledException("", new TimeoutException("", new TaskCanceledException()))).ShouldBeTrue();

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(false, null, true)]
    [InlineData(null, false, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, true)]
    public void The_lane_says_whether_they_are_ignored_and_else_the_fan_out(bool? fanout, bool? lane, bool isSent) =>
        IsSent(new OperationCanceledException(), Kestrel, fanout, lane).ShouldBe(isSent);

    static bool IsSent(Exception exception, string? category = Kestrel, bool? fanout = null, bool? lane = null) =>
        IsSent(Some.Event(exception: Reader.Read(exception)) with { SourceContext = category }, fanout, lane);

    static bool IsSent(FanoutEvent item, bool? fanout = null, bool? lane = null) => new EventFilter(
        new FanoutOptions { Ignore = { AbortedRequests = fanout } },
        new TestOptions { Ignore = { AbortedRequests = lane } }).Lets(item);
}
