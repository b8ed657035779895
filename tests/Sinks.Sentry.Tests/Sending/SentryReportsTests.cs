// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryReportsTests
{
    readonly SentryReports _reports = new();

    [Theory]
    [InlineData("queue_full", "queue_overflow")]
    [InlineData("queue_bytes", "queue_overflow")]
    [InlineData("rejected", "send_error")]
    [InlineData("too_large", "send_error")]
    [InlineData("retry_exhausted", "network_error")]
    [InlineData("sampled", "sample_rate")]
    [InlineData("encode_failed", "internal_sdk_error")]
    [InlineData("spool_corrupt", "internal_sdk_error")]
    [InlineData("spool_full", "cache_overflow")]
    [InlineData("spool_expired", "cache_overflow")]
    [InlineData("rate_limited", "ratelimit_backoff")]
    public void What_a_lane_drops_is_reported_in_the_words_of_the_protocol(string reason, string word)
    {
        _reports.Dropped(FanoutItemKind.Event, reason, 2);
        _reports.Dropped(FanoutItemKind.Event, reason, 3);

        Taken().ShouldBe([$"{word} error 5"]);
    }

    [Theory]
    [InlineData("shutdown")]
    [InlineData("closed")]
    [InlineData("a_reason_of_tomorrow")]
    public void Other_reasons_are_not_reported(string reason)
    {
        _reports.Dropped(FanoutItemKind.Event, reason, 2);

        _reports.Take().ShouldBeNull();
    }

    [Fact]
    public void What_the_server_refused_with_429_it_has_counted_itself()
    {
        _reports.ServerHasCounted(SentryCategory.Error, 2);
        _reports.Dropped(FanoutItemKind.Event, "rate_limited", 1);
        _reports.Take().ShouldBeNull();

        // One of these was answered, four waited in vain.
        _reports.Dropped(FanoutItemKind.Event, "rate_limited", 5);
        Taken().ShouldBe(["ratelimit_backoff error 4"]);
    }

    [Fact]
    public void What_the_server_has_counted_in_one_category_is_told_in_another()
    {
        _reports.ServerHasCounted(SentryCategory.Error, 2);
        _reports.Dropped(FanoutItemKind.CheckIn, "rate_limited", 1);
        _reports.Dropped(FanoutItemKind.Event, "rate_limited", 2);

        Taken().ShouldBe(["ratelimit_backoff monitor 1"]);
    }

    [Fact]
    public void What_was_taken_is_taken_once_and_may_be_put_back()
    {
        _reports.Dropped(FanoutItemKind.Event, "queue_full", 2);
        _reports.Add(SentryLoss.RateLimited, SentryCategory.Attachment, 1_000);

        var taken = _reports.Take().ShouldNotBeNull();
        _reports.Take().ShouldBeNull();
        _reports.Dropped(FanoutItemKind.Event, "queue_full", 5);
        _reports.PutBack(taken);

        Taken().ShouldBe(["queue_overflow error 7", "ratelimit_backoff attachment 1000"]);
    }

    [Fact]
    public void Threads_that_count_take_and_put_back_lose_nothing()
    {
        const int Each = 2_000;
        var taken = 0L;
        Parallel.For(0, 8, thread =>
        {
            for (var i = 0; i < Each; i++)
            {
                _reports.Dropped(FanoutItemKind.Event, "queue_full", 1);
                if (_reports.Take() is not { } some)
                    continue;
                if ((i + thread) % 3 == 0)
                    _reports.PutBack(some);
                else
                    Interlocked.Add(ref taken, some.Sum());
            }
        });

        (taken + (_reports.Take()?.Sum() ?? 0)).ShouldBe(8 * Each);
    }

    [Fact]
    public void The_largest_report_stays_below_the_limit_of_the_protocol()
    {
        // Those of the lane of events; other lanes have fewer categories.
        foreach (var loss in Enum.GetValues<SentryLoss>())
        {
            foreach (var category in Enum.GetValues<SentryCategory>().Where(IsOfEvents))
                _reports.Add(loss, category, long.MaxValue);
        }

        var item = SentryReports.Item(_reports.Take().ShouldNotBeNull(), Some.Time).Span;

        item.Length.ShouldBeLessThan(4 * 1024);
        item[^1].ShouldBe((byte)'\n');
        var lines = System.Text.Encoding.UTF8.GetString(item).Split('\n');
        var header = JsonDocument.Parse(lines[0]).RootElement;
        header.GetProperty("type").GetString().ShouldBe("client_report");
        header.GetProperty("length").GetInt32().ShouldBe(lines[1].Length);
        var payload = JsonDocument.Parse(lines[1]).RootElement;
        payload.GetProperty("timestamp").GetString().ShouldBe("2026-01-02T03:04:05.678Z");
        payload.GetProperty("discarded_events").GetArrayLength().ShouldBe(4 * SentryLosses.Count);
    }

    [Fact]
    public void Every_loss_and_every_category_has_a_name()
    {
        SentryLosses.Count.ShouldBe(Enum.GetValues<SentryLoss>().Length);
        Enum.GetValues<SentryLoss>().Select(SentryLosses.Name).ShouldBeUnique();
        SentryCategories.Count.ShouldBe(Enum.GetValues<SentryCategory>().Length);
        Enum.GetValues<SentryCategory>().Select(SentryCategories.Name).ShouldBeUnique();
    }

    [Theory]
    [InlineData(FanoutItemKind.Event, "error")]
    [InlineData(FanoutItemKind.Span, "transaction")]
    [InlineData(FanoutItemKind.Session, "session")]
    [InlineData(FanoutItemKind.RequestSessions, "session")]
    [InlineData(FanoutItemKind.CheckIn, "monitor")]
    public void Items_are_counted_in_the_category_of_their_kind(FanoutItemKind kind, string category)
    {
        _reports.Dropped(kind, "queue_full", 2);

        Taken().ShouldBe([$"queue_overflow {category} 2"]);
    }

    [Fact]
    public void What_is_lost_of_logs_is_reckoned_in_bytes_like_those_that_were_sent()
    {
        var reports = new SentryReports(SentryCategory.LogItem, SentryCategory.LogByte);
        reports.Dropped(FanoutItemKind.Event, "queue_full", 2);
        Taken(reports).ShouldBe(["queue_overflow log_item 2", "queue_overflow log_byte 2"]);

        reports.Sending(4, 1_000);
        reports.Dropped(FanoutItemKind.Event, "rejected", 3);
        Taken(reports).ShouldBe(["send_error log_item 3", "send_error log_byte 750"]);
    }

    static bool IsOfEvents(SentryCategory category) => category
        is SentryCategory.Error or SentryCategory.Attachment or SentryCategory.Session or SentryCategory.Monitor;

    string[] Taken() => Taken(_reports);

    static string[] Taken(SentryReports reports) =>
        [.. Envelopes.Discarded(SentryReports.Item(reports.Take().ShouldNotBeNull(), Some.Time))];
}
