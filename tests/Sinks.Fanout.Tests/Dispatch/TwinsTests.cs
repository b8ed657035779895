// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Serilog.Parsing;

namespace Sinks.Fanout.Tests.Dispatch;

public sealed class TwinsTests
{
    static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    static readonly MessageTemplate Template = new MessageTemplateParser().Parse("Cannot convert {File}");

    readonly List<string> _said = [];
    readonly PipelineLease _one = Lease(FanoutFace.Serilog);
    readonly PipelineLease _other = Lease(FanoutFace.Serilog);
    readonly TestTimeProvider _time = new();
    readonly Twins _twins;

    public TwinsTests() => _twins = new Twins("Fanout", _time, _said.Add);

    [Fact]
    public void The_same_event_by_another_sink_is_a_twin()
    {
        var logEvent = Serilog(Start, "report.md");
        _twins.HasSeen(logEvent, _one).ShouldBeFalse();
        _twins.HasSeen(logEvent, _other).ShouldBeTrue();
        _said.ShouldHaveSingleItem().ShouldContain("two sinks");
    }

    [Fact]
    public void The_same_event_by_the_same_sink_is_none()
    {
        var logEvent = Serilog(Start, "report.md");
        _twins.HasSeen(logEvent, _one).ShouldBeFalse();
        _twins.HasSeen(logEvent, _one).ShouldBeFalse();
    }

    [Fact]
    public void Sinks_see_each_event_of_a_row_once_however_they_alternate()
    {
        var events = Enumerable.Range(0, 10).Select(_ => Serilog(Start, "report.md")).ToList();
        events.Count(logEvent => _twins.HasSeen(logEvent, _one)).ShouldBe(0);
        events.Count(logEvent => _twins.HasSeen(logEvent, _other)).ShouldBe(10);
    }

    [Fact]
    public void Events_of_another_time_are_no_copies()
    {
        _twins.HasSeen(Serilog(Start, "report.md"), _one).ShouldBeFalse();
        _twins.HasSeen(Serilog(Start.AddTicks(1), "report.md"), _other).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(999, true)]
    [InlineData(1_001, false)]
    public void What_Serilog_made_of_a_call_is_a_twin_within_a_second(int milliseconds, bool isTwin)
    {
        var provider = Provider();
        _twins.HasSeen(Mel(provider, Start, "report.md"), sink: null).ShouldBeFalse();
        _twins.HasSeen(Serilog(Start.AddMilliseconds(milliseconds), "report.md"), _one).ShouldBe(isTwin);
    }

    [Fact]
    public void What_a_template_names_must_be_equal()
    {
        var provider = Provider();
        _twins.HasSeen(Mel(provider, Start, "report.md"), sink: null).ShouldBeFalse();
        _twins.HasSeen(Serilog(Start, "other.md"), _one).ShouldBeFalse();
        _twins.HasSeen(Serilog(Start, "report.md"), _one).ShouldBeTrue();
    }

    [Fact]
    public void Another_exception_is_another_event()
    {
        var provider = Provider();
        _twins.HasSeen(Mel(provider, Start, "report.md", new InvalidOperationException()), sink: null).ShouldBeFalse();
        _twins.HasSeen(Serilog(Start, "report.md", new InvalidOperationException()), _one).ShouldBeFalse();
    }

    [Fact]
    public void Equal_events_of_two_providers_are_two_events()
    {
        _twins.HasSeen(Mel(Provider(), Start, "report.md"), sink: null).ShouldBeFalse();
        _twins.HasSeen(Mel(Provider(), Start, "report.md"), sink: null).ShouldBeFalse();
    }

    [Fact]
    public void A_provider_is_passive_after_three_twins_in_a_row()
    {
        var provider = Provider();
        for (var i = 0; i < 3; i++)
        {
            IsPassive(provider).ShouldBeFalse();
            _twins.HasSeen(Mel(provider, Start, $"{i}"), sink: null);
            _twins.HasSeen(Serilog(Start, $"{i}"), _one);
        }

        IsPassive(provider).ShouldBeTrue();
        provider.IsPassive("None", LogEventLevel.Warning).ShouldBeFalse("Serilog may not get those");
        provider.IsPassive("Other", LogEventLevel.Error).ShouldBeFalse("Serilog may not get those");
        _one.Dispose();
        IsPassive(provider).ShouldBeFalse();
    }

    [Fact]
    public void An_event_that_Serilog_does_not_get_begins_the_row_anew()
    {
        var provider = Provider();
        for (var i = 0; i < 10; i++)
        {
            _twins.HasSeen(Mel(provider, Start, $"{i}"), sink: null);
            if (i % 3 != 2)
                _twins.HasSeen(Serilog(Start, $"{i}"), _one);
        }

        IsPassive(provider).ShouldBeFalse();
    }

    [Fact]
    public void What_is_remembered_is_bounded_in_number_and_age()
    {
        var first = Serilog(Start, "first");
        _twins.HasSeen(first, _one);
        for (var i = 0; i < 5_000; i++)
            _twins.HasSeen(Serilog(Start, $"{i}"), _one);
        _twins.Count.ShouldBe(4_096);
        _twins.HasSeen(first, _other).ShouldBeFalse("it was forgotten");

        _twins.HasSeen(Serilog(Start.AddSeconds(2), "later"), _one);
        _twins.Count.ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_held_when_no_event_comes_any_more()
    {
        _twins.NextDue.ShouldBeNull();
        _twins.HasSeen(Serilog(Start, "report.md"), _one);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        _twins.HasSeen(Serilog(Start, "other.md"), _one);
        _time.Advance(TimeSpan.FromSeconds(1));
        _twins.ForgetLate();
        _twins.Count.ShouldBe(2, "the other one is young");

        _time.Advance(TimeSpan.FromSeconds(1.1));
        _twins.NextDue.ShouldNotBeNull();
        _twins.ForgetLate();
        _twins.Count.ShouldBe(0);
        _twins.NextDue.ShouldBeNull();
    }

    [Fact]
    public void What_comes_by_no_face_is_no_twin_and_changes_nothing()
    {
        var logEvent = Serilog(Start, "report.md");
        _twins.HasSeen(logEvent, _one).ShouldBeFalse();
        _twins.HasSeen(Serilog(Start, "report.md"), sink: null).ShouldBeFalse();
        _twins.HasSeen(logEvent, _other).ShouldBeTrue();
    }

    static bool IsPassive(FanoutLoggerProvider provider) => provider.IsPassive("None", LogEventLevel.Error);

    static LogEvent Serilog(DateTimeOffset at, string file, Exception? exception = null) => new(
        at, LogEventLevel.Error, exception, Template, [new LogEventProperty("File", new ScalarValue(file))]);

    static MelLogEvent Mel(FanoutLoggerProvider provider, DateTimeOffset at, string file, Exception? exception = null)
    {
        var logEvent = new MelLogEvent(at, LogEventLevel.Error, exception, Template, activity: null)
        {
            Provider = provider,
            MayHaveTwin = true,
        };
        logEvent.Set("File", file);
        logEvent.Complete();
        return logEvent;
    }

    static FanoutLoggerProvider Provider() =>
        new(Lease(FanoutFace.MicrosoftExtensionsLogging), new PipelineServices { Voice = static _ => { } });

    static PipelineLease Lease(FanoutFace face) =>
        new(new Pipeline(new PipelinePlan { Name = "Fanout", Lanes = [] }, new PipelineServices()), face, static () => null);
}
