// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

namespace Sinks.Bench.Encoding;

/// <summary>
/// The exporter of OpenTelemetry .NET: its serializer alone, which is not public, and a whole export up to the network.
/// </summary>
sealed class OfficialExporter : IDisposable
{
    const string Namespace = "OpenTelemetry.Exporter.OpenTelemetryProtocol.Implementation.";

    readonly SwallowingHandler _handler = new();
    readonly OtlpLogExporter _exporter;
    readonly MethodInfo _write = Type("Serializer.ProtobufOtlpLogSerializer")
        .GetMethod("WriteLogsData", BindingFlags.Static | BindingFlags.NonPublic)!;

    // Buffer, position, limits, options, resource, batch, depth: used again, so that the call costs next to nothing.
    readonly object?[] _arguments;

    public OfficialExporter(LogRecord[] records)
    {
        Batch = new Batch<LogRecord>(records, records.Length);
        _exporter = new OtlpLogExporter(new OtlpExporterOptions
        {
            Protocol = OtlpExportProtocol.HttpProtobuf,
            Endpoint = new Uri("http://127.0.0.1:4318/v1/logs"),
            HttpClientFactory = () => new HttpClient(_handler, disposeHandler: false),
        });
        var resource = ResourceBuilder.CreateEmpty().AddService("shop", serviceVersion: "1.0").Build();
        _arguments =
        [
            new byte[8 * 1024 * 1024], 0, New("SdkLimitOptions"), New("ExperimentalOptions"), resource, Batch, 0,
        ];
    }

    public Batch<LogRecord> Batch { get; }

    /// <summary>The body of the last export, in bytes.</summary>
    public long WireBytes => _handler.LastBytes;

    /// <summary>Writes the batch into the buffer.</summary>
    /// <returns>How many bytes it took.</returns>
    public int Serialize()
    {
        _arguments[1] = 0;
        return (int)_write.Invoke(null, _arguments)!;
    }

    /// <summary>Exports the batch to a handler that takes anything.</summary>
    public void Export()
    {
        if (_exporter.Export(Batch) != ExportResult.Success)
            throw new InvalidOperationException("The official exporter did not export.");
    }

    public void Dispose()
    {
        _exporter.Dispose();
        _handler.Dispose();
    }

    static Type Type(string name) =>
        typeof(OtlpExporterOptions).Assembly.GetType(Namespace + name, throwOnError: true)!;

    static object New(string name) => Activator.CreateInstance(Type(name))!;
}
