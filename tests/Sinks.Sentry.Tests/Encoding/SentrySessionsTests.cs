// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentrySessionsTests
{
    [Fact]
    public void The_beginning_of_a_run_is_written_as_approved() =>
        Match(SomeSignals.Start(), "session", "session-start");

    [Fact]
    public void The_end_of_a_run_is_written_as_approved() => Match(SomeSignals.End(), "session", "session-end");

    [Fact]
    public void The_sums_of_a_minute_are_written_as_approved() => Match(SomeSignals.Requests(), "sessions", "sessions");

    [Fact]
    public void A_change_is_neither_a_beginning_nor_an_end()
    {
        var session = SomeSignals.Json(SomeSignals.Start() with { IsStart = false, Sequence = 1, Errors = 1 });

        session.TryGetProperty("init", out _).ShouldBeFalse();
        session.TryGetProperty("duration", out _).ShouldBeFalse();
        session.GetProperty("status").GetString().ShouldBe("ok");
        session.GetProperty("errors").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void What_made_a_run_crash_counts_among_its_errors()
    {
        var session = SomeSignals.Json(SomeSignals.End(FanoutSessionStatus.Crashed));

        session.GetProperty("status").GetString().ShouldBe("crashed");
        session.GetProperty("errors").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_marker_is_no_user() => SomeSignals.Json(SomeSignals.End() with { UserId = "[redacted:email]" })
        .TryGetProperty("did", out _).ShouldBeFalse();

    [Fact]
    public void A_session_has_the_release_and_the_environment_of_events()
    {
        var source = new SentrySource { Release = new string('r', 300) + "\n", Environment = "a\nb" };
        var attributes = SomeSignals.Json(SomeSignals.Start(), source).GetProperty("attrs");
        var logged = Encoded.Json(Some.Event(), source: source);

        foreach (var name in new[] { "release", "environment" })
            attributes.GetProperty(name).GetString().ShouldBe(logged.GetProperty(name).GetString());
    }

    [Fact]
    public void Without_a_release_there_is_no_place_for_sessions()
    {
        var source = new SentrySource { Environment = "production" };

        new SentryEventEncoder(source).Kinds.ShouldBe([FanoutItemKind.Event, FanoutItemKind.CheckIn]);
        new SentryEventEncoder(source with { Release = "shop@1" }).Kinds.ShouldBe(
        [
            FanoutItemKind.Event, FanoutItemKind.Session, FanoutItemKind.RequestSessions, FanoutItemKind.CheckIn,
        ]);
    }

    [Fact]
    public void What_has_no_place_beside_events_is_not_encoded() =>
        Should.Throw<NotSupportedException>(() => Encoded.Body(SomeSpans.Complete()));

    static void Match(FanoutItem item, string type, string file)
    {
        var written = SomeSignals.Payload(item);
        written.Type.ShouldBe(type);
        Approved.MatchJson(written.Payload, file + ".json");
    }
}
