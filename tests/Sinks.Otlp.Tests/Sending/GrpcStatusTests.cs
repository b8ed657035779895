// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Otlp.Tests;

public sealed class GrpcStatusTests
{
    [Theory]
    [InlineData(1, SendOutcome.Retry)]
    [InlineData(2, null)]
    [InlineData(3, SendOutcome.Rejected)]
    [InlineData(4, SendOutcome.Retry)]
    [InlineData(5, SendOutcome.Refused)]
    [InlineData(6, null)]
    [InlineData(7, SendOutcome.Refused)]
    [InlineData(8, null)]
    [InlineData(9, null)]
    [InlineData(10, SendOutcome.Retry)]
    [InlineData(11, SendOutcome.Retry)]
    [InlineData(12, SendOutcome.Refused)]
    [InlineData(13, null)]
    [InlineData(14, SendOutcome.Retry)]
    [InlineData(15, SendOutcome.Retry)]
    [InlineData(16, SendOutcome.Refused)]
    [InlineData(99, null)]
    public void Every_status_comes_to_one_outcome_or_the_end(int status, SendOutcome? outcome) =>
        GrpcStatus.Read(status, delay: null).Result?.Outcome.ShouldBe(outcome!.Value);

    [Fact]
    public void Statuses_without_an_outcome_are_those_that_may_not_be_sent_again() =>
        Enumerable.Range(1, 16).Where(static status => GrpcStatus.Read(status, delay: null).Result is null)
            .ShouldBe([2, 6, 8, 9, 13]);

    [Fact]
    public void An_exhausted_resource_is_a_limit_where_the_server_says_how_long()
    {
        var failure = GrpcStatus.Read(8, TimeSpan.FromSeconds(3));
        failure.Result!.Outcome.ShouldBe(SendOutcome.RateLimited);
        failure.Result.Wait.ShouldBe(TimeSpan.FromSeconds(3));
        failure.Reason.ShouldBe("gRPC status 8 (RESOURCE_EXHAUSTED)");
    }

    [Fact]
    public void The_wait_is_found_among_the_details_with_or_without_padding()
    {
        var details = Details("type.googleapis.com/google.rpc.RetryInfo", 2, 500_000_000);
        GrpcRetryInfo.DelayIn(details).ShouldBe(TimeSpan.FromSeconds(2.5));
        GrpcRetryInfo.DelayIn(details.TrimEnd('=')).ShouldBe(TimeSpan.FromSeconds(2.5));
        GrpcRetryInfo.DelayIn(Details("type.googleapis.com/google.rpc.Help", 2, 0)).ShouldBeNull();
        GrpcRetryInfo.DelayIn("not base64!").ShouldBeNull();
        GrpcRetryInfo.DelayIn(null).ShouldBeNull();
        GrpcRetryInfo.DelayIn(Details("type.googleapis.com/google.rpc.RetryInfo", long.MaxValue, 0))
            .ShouldBe(TimeSpan.FromDays(1));
    }

    static string Details(string type, long seconds, int nanoseconds)
    {
        var buffer = new ProtoBuffer();
        buffer.Number(1, 14);
        buffer.Text(2, "later");
        var any = buffer.Open(3);
        buffer.Text(1, type);
        var info = buffer.Open(2);
        var delay = buffer.Open(1);
        buffer.Number(1, (ulong)seconds);
        buffer.Number(2, (ulong)nanoseconds);
        buffer.Close(delay);
        buffer.Close(info);
        buffer.Close(any);
        return Convert.ToBase64String(buffer.Written);
    }
}
