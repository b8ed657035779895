// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Sinks.Bench.Encoding;

/// <summary>Keeps log records as exporters in memory do: as copies, because the originals are used again.</summary>
sealed class RecordKeeper : BaseExporter<LogRecord>
{
    static readonly MethodInfo Copy =
        typeof(LogRecord).GetMethod("Copy", BindingFlags.Instance | BindingFlags.NonPublic)!;

    public List<LogRecord> Records { get; } = [];

    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        foreach (var record in batch)
            Records.Add((LogRecord)Copy.Invoke(record, null)!);
        return ExportResult.Success;
    }
}
