// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.TestKit;

/// <summary>Events as no sane application logs them.</summary>
public static class HostileEvents
{
    static readonly Gen<char> Char = Gen.Frequency(
        (5, Gen.Choose(0x20, 0x7e).Select(static c => (char)c)),
        (2, Gen.Choose(0, 0x1f).Select(static c => (char)c)),
        (2, Gen.Choose(0xd800, 0xdfff).Select(static c => (char)c)),
        (1, Gen.Choose(0x7f, 0xffff).Select(static c => (char)c)));

    internal static readonly Gen<string> Text = Gen.Frequency(
        (99, Char.ArrayOf().Select(static chars => new string(chars))),
        (1, Char.Select(static c => new string(c, 70_000))));

    internal static readonly Gen<string?> MaybeText = Gen.Frequency(
        (1, Gen.Constant<string?>(null)),
        (2, Text.Select(string? (text) => text)));

    static readonly Gen<FanoutValue> Scalar = Gen.OneOf(
        Text.Select(static text => FanoutValue.From(text)),
        Gen.Constant(default(FanoutValue)),
        Gen.Elements(true, false).Select(static flag => FanoutValue.From(flag)),
        Gen.Elements(long.MinValue, -1, 0, long.MaxValue).Select(static number => FanoutValue.From(number)),
        Gen.Elements(double.NaN, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue)
            .Select(static number => FanoutValue.From(number)),
        Gen.Elements(decimal.MinValue, 0.10m).Select(static number => FanoutValue.From(number)),
        Gen.Elements(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Select(static time => FanoutValue.From(time)),
        Gen.Elements(TimeSpan.MinValue, TimeSpan.MaxValue).Select(static length => FanoutValue.From(length)));

    static readonly Gen<FanoutValue> Value =
        from scalar in Scalar
        from depth in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 32)))
        from name in Text
        select Nest(scalar, depth, name);

    internal static readonly Gen<FanoutProperties> Properties =
        (from name in Text from value in Value select new FanoutProperty(name, value))
            .ListOf().Select(static items => new FanoutProperties(items.DistinctBy(item => item.Name)));

    static readonly Gen<FrameInfo> Frame =
        from function in Text
        from type in MaybeText
        from file in MaybeText
        from line in Gen.Elements(-1, 0, 1, int.MaxValue)
        select new FrameInfo
        {
            Function = function,
            TypeName = type,
            Assembly = type,
            File = file,
            Line = line,
            InApp = line > 0,
        };

    static readonly Gen<ExceptionInfo> OneException =
        from type in Text
        from message in Text
        from data in Properties
        from frames in Frame.ListOf()
        from hresult in Gen.Elements(0, int.MinValue)
        select new ExceptionInfo
        {
            Type = type,
            Message = message,
            Data = data,
            Frames = [.. frames],
            HResult = hresult,
        };

    static readonly Gen<ExceptionInfo?> Exception =
        from exceptions in OneException.ListOf()
        from isChain in Gen.Elements(true, false)
        select Tree(exceptions, isChain);

    static readonly Gen<Breadcrumb> Breadcrumb =
        from message in Text
        from category in MaybeText
        from properties in Properties
        select new Breadcrumb
        {
            Timestamp = DateTimeOffset.MaxValue,
            Level = LogEventLevel.Debug,
            Message = message,
            Category = category,
            Properties = properties,
        };

    public static Gen<FanoutEvent> Event { get; } =
        from message in Text
        from name in MaybeText
        from user in MaybeText
        from properties in Properties
        from exception in Exception
        from breadcrumbs in Breadcrumb.ListOf()
        from level in Gen.Elements(Enum.GetValues<LogEventLevel>())
        select Some.Event(message, level, exception) with
        {
            EventName = name,
            SourceContext = name,
            TraceId = user,
            Context = new FanoutContext { UserId = user, Step = name },
            Properties = properties,
            Breadcrumbs = [.. breadcrumbs],
        };

    static FanoutValue Nest(FanoutValue value, int depth, string name)
    {
        for (var i = 0; i < depth; i++)
        {
            value = i % 2 == 0
                ? FanoutValue.From([value])
                : FanoutValue.From(new FanoutProperties([new FanoutProperty(name, value)]));
        }

        return value;
    }

    static ExceptionInfo? Tree(List<ExceptionInfo> exceptions, bool isChain)
    {
        if (exceptions.Count == 0)
            return null;
        return isChain
            ? exceptions.Aggregate(static (inner, outer) => outer with { InnerExceptions = [inner] })
            : exceptions[0] with { InnerExceptions = [.. exceptions.Skip(1)], IsAggregate = true };
    }
}
