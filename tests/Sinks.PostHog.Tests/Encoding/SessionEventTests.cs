// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.PostHog.Tests;

public class SessionEventTests
{
    static readonly Guid Run = Guid.Parse("019b7d2e-5a4e-7c3b-9a51-0123456789ab");

    static readonly FanoutSession Start = new()
    {
        Id = Some.Id(1),
        Timestamp = Some.Time,
        SessionId = Run,
        Started = Some.Time,
        Status = FanoutSessionStatus.Ok,
        IsStart = true,
        UserId = "u-1",
    };

    static readonly FanoutSession End = Start with
    {
        Id = Some.Id(2),
        Timestamp = Some.Time + TimeSpan.FromSeconds(90),
        Status = FanoutSessionStatus.Exited,
        IsStart = false,
        Sequence = 2,
        Duration = TimeSpan.FromSeconds(90.25),
        Errors = 3,
    };

    [Fact]
    public void The_beginning_of_a_session_is_an_event_of_the_approved_form() =>
        Approved.MatchJson(Encoded.Bytes(Start), "session-start.json");

    [Fact]
    public void The_end_of_a_session_is_an_event_of_the_approved_form() =>
        Approved.MatchJson(Encoded.Bytes(End), "session-end.json");

    [Fact]
    public void A_crash_ends_it() => Encoded.Properties(End with { Status = FanoutSessionStatus.Crashed })
        .GetProperty("session_status").GetString().ShouldBe("crashed");

    [Theory]
    [InlineData(null)]
    [InlineData("anonymous")]
    [InlineData("[redacted:email]")]
    public void Without_a_user_beginning_and_end_belong_together_and_make_no_person(string? user)
    {
        foreach (var session in new[] { Start, End })
        {
            var item = Encoded.Event(session with { UserId = user });
            item.GetProperty("distinct_id").GetString().ShouldBe(Run.ToString());
            item.GetProperty("properties").GetProperty("$process_person_profile").GetBoolean().ShouldBeFalse();
        }
    }

    [Fact]
    public void What_a_server_asks_of_events_holds_at_every_trim_level()
    {
        var source = Encoded.Source with
        {
            SuperProperties =
            [
                new("session_errors", "mine"), new("session_duration", "mine"), new("session_status", "mine"),
                new("app_name", "mine"), new("plan", new string('x', 2_000)),
            ],
        };
        for (var level = 0; level <= PostHogLimits.Hardest; level++)
        {
            var item = Encoded.Event(End, source, level);
            ServerRules.Check(item);
            item.GetProperty("properties").TryGetProperty("plan", out _).ShouldBe(level == 0);
            item.GetProperty("properties").GetProperty("session_errors").ValueKind
                .ShouldBe(level < 2 ? JsonValueKind.String : JsonValueKind.Number);
        }
    }

    [Fact]
    public void What_is_neither_beginning_nor_end_has_no_event() =>
        Should.Throw<NotSupportedException>(() => Encoded.Bytes(Start with { IsStart = false, Sequence = 1 }));
}
