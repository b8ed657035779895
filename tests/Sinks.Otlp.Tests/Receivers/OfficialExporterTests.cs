// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using Sinks.TestKit.Receivers;

namespace Sinks.Otlp.Tests;

/// <summary>The same log call through the official exporter of OpenTelemetry for .NET and through ours.</summary>
public sealed class OfficialExporterTests
{
    /// <summary>What differs, and why; docs/otlp.md argues each.</summary>
    static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["exception.type"] = "ours is the full name, as the conventions ask; theirs is the short one",
        ["exception.stacktrace"] = "ours has no parameters: frames are read once for all backends",
        ["{OriginalFormat}"] = "theirs; ours is message_template.text, which viewers of Serilog's records know",
        ["message_template.text"] = "ours, see {OriginalFormat}",
        ["log.record.uid"] = "ours: the id by which a record that came twice is recognised",
        ["EventId"] = "ours: number and name as the event has them; theirs has the name alone, as event name",
    };

    [ReceiverFact]
    public async Task The_same_record_comes_of_both_but_for_what_is_listed()
    {
        await CompareAsync(LogLevel.Error, Differences.Keys);
        // Serilog's name of the highest level is Fatal.
        await CompareAsync(LogLevel.Critical, Differences.Keys.Append("severityText"));
    }

    static async Task CompareAsync(LogLevel level, IEnumerable<string> differences)
    {
        await using var server = await LoopbackServer.StartAsync();
        using var activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C);
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        activity.Start();
        using (var theirs = Theirs(server.Address))
            Log(theirs, level);
        using (var ours = Ours(server.Address))
            Log(ours, level);
        await server.ReceivedAsync(2);
        await using var decoder = new OtlpDecoder();
        var (their, our) = (await RecordAsync(decoder, server.Requests[0]), await RecordAsync(decoder, server.Requests[1]));

        our.Keys.Except(their.Keys).Concat(their.Keys.Except(our.Keys))
            .Concat(our.Keys.Intersect(their.Keys).Where(name => !Same(name, our[name], their[name])))
            .ShouldBe(differences, ignoreOrder: true);
        // What is the same shall stay so.
        foreach (var name in (string[])["body", "severityNumber", "traceId", "spanId", "flags", "eventName", "scope",
            "exception.message", "File", "Attempts", "service.name"])
            our[name].ShouldBe(their[name], name);
        our["exception.type"].ShouldContain("System.InvalidOperationException");
        our["exception.stacktrace"].ShouldContain(nameof(Convert));
        their["exception.stacktrace"].ShouldContain(nameof(Convert));
    }

    static bool Same(string name, string ours, string theirs) =>
        name is "timeUnixNano" or "observedTimeUnixNano"
            ? Math.Abs(Nanoseconds(ours) - Nanoseconds(theirs)) < 60e9
            : string.Equals(ours, theirs, StringComparison.Ordinal);

    static double Nanoseconds(string json) => double.Parse(json.Trim('"'), CultureInfo.InvariantCulture);

    static void Log(ILoggerFactory loggers, LogLevel level)
    {
        try
        {
            Convert();
        }
        catch (InvalidOperationException exception)
        {
            loggers.CreateLogger("Shop.Converter").Log(
                level, new EventId(7, "conversion_failed"), exception, "Cannot convert {File} in {Attempts}", "report.md", 3);
        }
    }

    static void Convert() => throw new InvalidOperationException("The disk is full.");

    static ILoggerFactory Theirs(string address) => LoggerFactory.Create(builder => builder.AddOpenTelemetry(options =>
    {
        options.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("shop", autoGenerateServiceInstanceId: false));
        options.IncludeFormattedMessage = true;
        options.AddOtlpExporter(exporter =>
        {
            exporter.Endpoint = new Uri(address + "/v1/logs");
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.ExportProcessorType = ExportProcessorType.Simple;
        });
    }));

    static ILoggerFactory Ours(string address) => LoggerFactory.Create(builder => builder.AddFanout(
        f => f.Otlp(address, static o => o.ServiceName = "shop")));

    /// <summary>Fields, attributes, scope and resource of the one record under their names, as JSON.</summary>
    static async Task<Dictionary<string, string>> RecordAsync(OtlpDecoder decoder, ReceivedRequest request)
    {
        var verdict = await decoder.DecodeProtobufAsync(request.Body);
        verdict.Ok.ShouldBeTrue(verdict.Error);
        var resource = verdict.Value.GetProperty("resourceLogs")[0];
        var scope = resource.GetProperty("scopeLogs")[0];
        var record = scope.GetProperty("logRecords")[0];
        var fields = record.EnumerateObject().Where(static field => field.Name != "attributes")
            .ToDictionary(static field => field.Name, static field => field.Value.GetRawText(), StringComparer.Ordinal);
        foreach (var (name, value) in Encoded.Attributes(record))
            fields[name] = value.GetRawText();
        fields["scope"] = scope.GetProperty("scope").GetProperty("name").GetRawText();
        fields["service.name"] = Encoded.Attributes(resource.GetProperty("resource"))["service.name"].GetRawText();
        return fields;
    }
}
