// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using Serilog.Events;
using Sinks.Fanout.Tests.Dispatch;

namespace Sinks.Fanout.Tests.Hooks;

public sealed class SecondRedactionTests
{
    const string Secret = "abcdefgh12345678";
    const string Pair = "token=" + Secret;

    readonly FanoutEvent _original = Build(new InvalidOperationException("cannot", new IOException("full")));
    readonly SecondRedaction _redaction = new(Redactor.Default);

    [Fact]
    public void An_event_given_back_as_it_is_stays_the_same_instance() =>
        Redact(_original).ShouldBeSameAs(_original);

    [Fact]
    public void A_secret_is_taken_out_wherever_a_hook_puts_it()
    {
        var properties = new FanoutProperties(
        [
            new("Password", FanoutValue.From(Secret)),
            new("Url", FanoutValue.From(Pair)),
            new(Pair, FanoutValue.From(1)),
            new("Login", FanoutValue.From(new FanoutProperties([new("Password", FanoutValue.From(Secret))]))),
            new("List", FanoutValue.From([FanoutValue.From(Pair)])),
            new("Pin", FanoutValue.From(4711)),
        ]);
        var frame = new FrameInfo
        {
            Function = Pair,
            TypeName = Pair,
            Assembly = Pair,
            File = Pair,
            Module = new ModuleInfo
            {
                Name = Pair,
                File = Pair,
                CodeId = Pair,
                DebugId = Pair,
                DebugFile = Pair,
                DebugChecksum = Pair,
            },
            Source = new SourceExcerpt { Line = Pair, Before = [Pair], After = [Pair] },
        };
        var exception = new ExceptionInfo
        {
            Type = Pair,
            Message = Pair,
            Assembly = Pair,
            HelpLink = Pair,
            Data = properties,
            Frames = [frame],
            InnerExceptions = [new ExceptionInfo { Type = "X", Message = Pair, Data = properties, Frames = [frame] }],
        };
        var crumb = new Breadcrumb
        {
            Timestamp = Some.Time,
            Level = LogEventLevel.Information,
            Message = Pair,
            Category = Pair,
            EventName = Pair,
            ExceptionType = Pair,
            Properties = properties,
        };
        var redacted = Redact(_original with
        {
            Template = Pair,
            TemplateNames = [Pair],
            Message = Pair,
            Properties = properties,
            Exception = exception,
            EventName = Pair,
            SourceContext = Pair,
            TraceId = Secret + Secret,
            SpanId = Pair,
            Context = new FanoutContext { UserId = Pair, TenantId = "t-1" },
            Breadcrumbs = [crumb],
            Stack = [frame],
            Attachments = [new AttachmentInfo { FileName = Pair, ContentType = Pair, Text = Pair }],
            Request = new RequestInfo
            {
                Method = Pair,
                Url = Pair,
                QueryString = Pair,
                Route = Pair,
                Id = Pair,
                Headers = properties,
                ClientAddress = Pair,
            },
        });
        var text = EventText.Of(redacted);
        text.ShouldNotContain(Secret);
        text.ShouldContain("[redacted:kv]");
        redacted.Properties.Select(property => property.Name)
            .ShouldBe(["List", "Login", "Password", "Pin", "Url", "token=[redacted:kv]"]);
        redacted.Context.ShouldBe(new FanoutContext { TenantId = "t-1" });
        redacted.TraceId.ShouldBeNull();
        redacted.SpanId.ShouldBeNull();
        redacted.Request!.Url.ShouldBe("token=[redacted:kv]");
        (redacted.Request.Id ?? redacted.Request.ClientAddress).ShouldBeNull("a marker identifies nobody");
    }

    [Fact]
    public void A_marker_copied_into_the_context_is_nobody()
    {
        var context = new FanoutContext { UserId = "[redacted:kv]", Step = "at [redacted:name]", TenantId = "t-1" };
        Redact(_original with { Context = context }).Context.ShouldBe(new FanoutContext { TenantId = "t-1" });
    }

    [Fact]
    public void What_the_dispatcher_decides_is_out_of_a_hooks_reach()
    {
        var made = new FanoutEvent
        {
            Id = Guid.NewGuid(),
            Timestamp = Some.Time.AddDays(1),
            Level = (LogEventLevel)77,
            Template = "made",
            Message = new string('x', 10_000),
            Face = (FanoutFace)5,
        };
        var redacted = Redact(made);
        redacted.Id.ShouldBe(_original.Id);
        redacted.Face.ShouldBe(_original.Face);
        redacted.Level.ShouldBe(_original.Level);
        redacted.Timestamp.ShouldBe(Some.Time.AddDays(1));
        redacted.EstimatedBytes.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public void Memory_is_reckoned_again_and_breadcrumbs_count_as_they_did()
    {
        var shorter = Redact(_original with { Message = "" });
        shorter.EstimatedBytes.ShouldBe(_original.EstimatedBytes - (2 * _original.Message.Length));
        Redact(_original with { Exception = null }).EstimatedBytes.ShouldBeLessThan(_original.EstimatedBytes);
        Redact(_original with { Template = new string('x', 1_000) })
            .EstimatedBytes.ShouldBe(_original.EstimatedBytes + 2_000);
        var crumb = new Breadcrumb
        {
            Timestamp = Some.Time,
            Level = LogEventLevel.Debug,
            Message = new string('x', 5_000),
        };
        Redact(_original with { Breadcrumbs = [crumb, crumb] })
            .EstimatedBytes.ShouldBeGreaterThan(_original.EstimatedBytes + 20_000);
    }

    [Fact]
    public void Null_where_nothing_may_be_null_is_nothing()
    {
        var redacted = Redact(_original with
        {
            Template = null!,
            TemplateNames = null!,
            Message = null!,
            Properties = null!,
            Context = null!,
            Stack = [null!, Empty],
            Breadcrumbs = [null!, new Breadcrumb { Timestamp = default, Level = default, Message = null! }],
            Exception = new ExceptionInfo
            {
                Type = null!,
                Message = null!,
                Data = null!,
                Frames = [null!, Empty],
                InnerExceptions = [null!, new ExceptionInfo { Type = "T", Message = "m", Frames = null! }],
            },
        });
        EventText.Of(redacted).ShouldNotContain("null");
        redacted.Template.ShouldBe("");
        redacted.Stack.ShouldHaveSingleItem().Source!.After.ShouldBe([""]);
        Redact(_original with { Stack = null! }).Stack.ShouldBeEmpty();
        redacted.Breadcrumbs.ShouldHaveSingleItem().Message.ShouldBe("");
        redacted.Exception!.InnerExceptions.ShouldHaveSingleItem().Type.ShouldBe("T");
        Redact(_original with { Properties = new FanoutProperties([default, new(null!, FanoutValue.From("x"))]) })
            .Properties.ShouldHaveSingleItem().Name.ShouldBe("");
    }

    [Fact]
    public void A_module_that_a_hook_left_as_it_is_stays_the_one_that_its_frames_share()
    {
        var exception = Exceptions.Caught.Reader.Read(Exceptions.Caught.From(Shop.FailingCode.Plainly));
        var changed = exception with { Frames = [.. exception.Frames.Select(frame => frame with { Line = 1 })] };
        var redacted = Redact(_original with { Exception = changed, Stack = changed.Frames });
        foreach (var frames in new[] { redacted.Exception!.Frames, redacted.Stack })
            frames.Select(frame => frame.Module).ShouldBe(exception.Frames.Select(frame => frame.Module), Same);
    }

    [Fact]
    public void A_list_or_an_exception_that_contains_itself_comes_to_an_end()
    {
        var list = new List<FanoutValue>();
        for (var i = 0; i < 10; i++)
            list.Add(FanoutValue.From(list));
        var inner = new List<ExceptionInfo>();
        var exception = new ExceptionInfo { Type = "T", Message = "m", InnerExceptions = inner };
        for (var i = 0; i < 10; i++)
            inner.Add(exception);
        var redacted = Redact(_original with
        {
            Properties = _original.Properties.With("Cyclic", FanoutValue.From(list)),
            Exception = exception,
        });
        EventText.Of(redacted).Length.ShouldBeLessThan(200_000);
        redacted.Exception!.InnerExceptions[0].InnerExceptions.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_list_changed_after_the_hook_changes_nothing()
    {
        var list = new List<FanoutValue> { FanoutValue.From("clean") };
        var items = new[] { new FanoutProperty("List", FanoutValue.From(list)) };
        var redacted = Redact(_original with { Properties = new FanoutProperties(items) });
        list[0] = FanoutValue.From(Pair);
        items[0] = new FanoutProperty("Password", FanoutValue.From(Secret));
        redacted.Properties.ShouldHaveSingleItem().Value.AsSequence().ShouldBe([FanoutValue.From("clean")]);
    }

    [Fact]
    public void A_strangers_list_that_throws_drops_the_event_as_a_failed_hook()
    {
        var hooks = new HookChain(
            [static e => e with { Properties = e.Properties.With("X", FanoutValue.From(new Throwing())) }],
            Redactor.Default);
        var result = hooks.Run(_original);
        result.Event.ShouldBeNull();
        result.Reason.ShouldBe(DropReason.HookFailed);
        result.Detail.ShouldBe("NotSupportedException");
    }

    [Fact]
    public void With_redaction_off_what_a_hook_did_not_touch_stays_whole()
    {
        var off = new Redactor(new RedactionOptions { Enabled = false });
        var many = new SequenceValue(Enumerable.Range(0, 5_000).Select(i => new ScalarValue(i)));
        var original = new EventBuilder(off).Build(SomeLog.Event("event", ("Many", many)), null, CrumbSet.None);
        var redacted = new SecondRedaction(off).Redact(
            original with { Properties = original.Properties.With("Password", FanoutValue.From(Secret)) }, original);
        redacted.Properties[0].Value.AsSequence().Count.ShouldBe(5_000);
        redacted.Properties[1].Value.AsText().ShouldBe(Secret);
    }

    static FrameInfo Empty => new()
    {
        Function = null!,
        Module = new ModuleInfo { Name = null! },
        Source = new SourceExcerpt { Line = null!, Before = null!, After = [null!] },
    };

    static IEqualityComparer<ModuleInfo?> Same { get; } =
        EqualityComparer<ModuleInfo?>.Create(static (left, right) => ReferenceEquals(left, right));

    FanoutEvent Redact(FanoutEvent changed) => _redaction.Redact(changed, _original);

    static FanoutEvent Build(Exception exception) => new EventBuilder(Redactor.Default).Build(
        new LogEvent(
            Some.Time,
            LogEventLevel.Error,
            exception,
            SomeLog.Template("cannot read {File}"),
            [new LogEventProperty("File", new ScalarValue("a.md"))]),
        new FanoutContext { UserId = "u-1" },
        new CrumbSet(
            [new Breadcrumb { Timestamp = Some.Time, Level = LogEventLevel.Information, Message = "before" }], 300));

    sealed class Throwing : IReadOnlyList<FanoutValue>
    {
        public int Count => throw new NotSupportedException(Secret);

        public FanoutValue this[int index] => throw new NotSupportedException(Secret);

        public IEnumerator<FanoutValue> GetEnumerator() => throw new NotSupportedException(Secret);

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
