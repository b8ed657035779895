// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Serilog.Events;
using Sinks.Fanout;

namespace Sinks.Sentry.Tests;

public class SentryEncoderPropertyTests
{
    static readonly Gen<string> AnyText = Gen.OneOf(
        ArbMap.Default.GeneratorFor<UnicodeString>().Select(text => text?.Get ?? ""),
        ArbMap.Default.GeneratorFor<char>().ArrayOf().Select(units => new string(units)),
        Gen.Choose(0, 10_000).SelectMany(length => ArbMap.Default.GeneratorFor<char>()
            .Select(unit => new string(unit, length))));

    static readonly Gen<FanoutEvent> AnyEvent =
        from seed in Gen.Choose(0, int.MaxValue)
        from texts in AnyText.ArrayOf(12)
        from names in AnyText.ArrayOf(4)
        from values in Value(3).ArrayOf(4)
        from ticks in ArbMap.Default.GeneratorFor<DateTime>()
        from level in Gen.Elements(Enum.GetValues<LogEventLevel>())
        from exception in Exception(3)
        select new FanoutEvent
        {
            Id = new Guid(seed, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            Timestamp = new DateTimeOffset(ticks.Ticks, TimeSpan.Zero),
            Level = level,
            Template = texts[0],
            TemplateNames = names,
            Message = texts[1],
            Properties = Distinct(names.Zip(values, (name, value) => new FanoutProperty(name, value))),
            Exception = seed % 3 == 0 ? null : exception,
            EventName = texts[2],
            SourceContext = texts[3],
            Context = new FanoutContext
            {
                WorkflowId = texts[4],
                WorkflowRunId = texts[5],
                Step = texts[6],
                UserId = texts[7],
                TenantId = texts[8],
            },
            Breadcrumbs = [new Breadcrumb
            {
                Timestamp = new DateTimeOffset(ticks.Ticks, TimeSpan.Zero),
                Level = level,
                Message = texts[9],
                Category = texts[10],
                ExceptionType = texts[11],
                Properties = Distinct([new FanoutProperty(names[0], values[0])]),
            }],
        };

    [Fact]
    public void Any_event_parses_as_JSON_and_fits_at_the_last_level() => Prop.ForAll(
        AnyEvent.ToArbitrary(),
        item =>
        {
            foreach (var level in (int[])[0, SentryLimits.LastLevel])
            {
                var bytes = Encoded.Bytes(item, level);
                using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64 });
                document.RootElement.GetProperty("event_id").GetString().ShouldBe(item.Id.ToString("N"));
                if (level == SentryLimits.LastLevel)
                    bytes.Length.ShouldBeLessThan(Encoded.EventBytesLimit);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_event_is_a_structured_log_of_typed_attributes() => Prop.ForAll(
        AnyEvent.ToArbitrary(),
        item =>
        {
            foreach (var level in (int[])[0, SentryLogLimits.LastLevel])
            {
                var bytes = EncodedLogs.Bytes(item, level);
                using var document = JsonDocument.Parse(bytes);
                foreach (var attribute in document.RootElement.GetProperty("attributes").EnumerateObject())
                    ShouldBeTyped(attribute.Value);
                if (level == SentryLogLimits.LastLevel)
                    bytes.Length.ShouldBeLessThan(SentryLogLimits.LogBytes);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_span_is_part_of_a_transaction_and_fits_at_the_last_level() => Prop.ForAll(
        AnyEvent.ToArbitrary(),
        item =>
        {
            var span = SomeSpans.Span(item.Message) with
            {
                Timestamp = item.Timestamp,
                Operation = item.Template,
                Source = item.EventName ?? "",
                Attributes = item.Properties,
                Context = item.Context,
                Events = [new FanoutSpanEvent(item.Timestamp, "exception", item.Properties)],
            };
            var root = span with { Spans = [span, span], Duration = DateTimeOffset.MaxValue - item.Timestamp };
            using (var document = JsonDocument.Parse(SomeSpans.Payload(root)))
                document.RootElement.GetProperty("spans").GetArrayLength().ShouldBe(2);
            SomeSpans.Body(root, SentryTransactionLimits.LastLevel).Length
                .ShouldBeLessThan(SentryTransactionLimits.TransactionBytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_value_stays_near_its_limit() => Prop.ForAll(
        Value(4).ToArbitrary(),
        value =>
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, FanoutJson.WriterOptions))
                SentryValues.Write(writer, value, 1_000);
            buffer.Length.ShouldBeLessThan(1_500);
            JsonDocument.Parse(buffer.ToArray()).Dispose();
        }).QuickCheckThrowOnFailure();

    static void ShouldBeTyped(JsonElement attribute)
    {
        attribute.EnumerateObject().Select(member => member.Name).ShouldBe(["value", "type"]);
        var type = attribute.GetProperty("type").GetString()!;
        var values = attribute.GetProperty("value");
        if (type is not "array")
            IsOf(type, values).ShouldBeTrue(attribute.GetRawText());
        else
            values.EnumerateArray().Select(value => value.ValueKind)
                .ShouldNotContain(kind => kind == JsonValueKind.Object || kind == JsonValueKind.Array);
    }

    static bool IsOf(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.TryGetInt64(out _),
        "double" => value.TryGetDouble(out _),
        _ => false,
    };

    static Gen<FanoutValue> Value(int depth)
    {
        var scalars = Gen.OneOf(
            AnyText.Select(text => FanoutValue.From(text)),
            ArbMap.Default.GeneratorFor<long>().Select(FanoutValue.From),
            ArbMap.Default.GeneratorFor<double>().Select(FanoutValue.From),
            ArbMap.Default.GeneratorFor<decimal>().Select(FanoutValue.From),
            ArbMap.Default.GeneratorFor<bool>().Select(FanoutValue.From),
            ArbMap.Default.GeneratorFor<TimeSpan>().Select(FanoutValue.From),
            Gen.Constant(default(FanoutValue)));
        if (depth == 0)
            return scalars;
        var members = from names in AnyText.ArrayOf(5)
                      from values in Value(depth - 1).ArrayOf(5)
                      select FanoutValue.From(
                          Distinct(names.Zip(values, (name, value) => new FanoutProperty(name, value))));
        return Gen.OneOf(scalars, Value(depth - 1).ArrayOf(5).Select(items => FanoutValue.From(items)), members);
    }

    static Gen<ExceptionInfo> Exception(int depth) =>
        from type in AnyText
        from message in AnyText
        from function in AnyText
        from frames in Gen.Choose(0, 60)
        from inner in depth == 0 ? Gen.Constant(Array.Empty<ExceptionInfo>()) : Exception(depth - 1).ArrayOf(2)
        from data in Value(1)
        select new ExceptionInfo
        {
            Type = type,
            Message = message,
            Frames = [.. Enumerable.Repeat(
                new FrameInfo { Function = function, TypeName = type, File = message }, frames)],
            InnerExceptions = inner,
            IsAggregate = inner.Length > 1,
            Data = Distinct([new FanoutProperty(type, data)]),
        };

    static FanoutProperties Distinct(IEnumerable<FanoutProperty> properties) =>
        new(properties.DistinctBy(property => property.Name, StringComparer.Ordinal));
}
