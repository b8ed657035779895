// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Sinks.TestKit.Receivers;

/// <summary>Decodes messages with the compiler of protocol buffers and the published definitions of OTLP.</summary>
public static class Protoc
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>
    /// An export request for logs as text; fields the definitions do not know stand under their numbers.
    /// </summary>
    public static Task<string> DecodeLogsAsync(byte[] body) =>
        DecodeAsync(body, "logs", "ExportLogsServiceRequest", "logs_service.proto");

    /// <summary>The same for an export request for traces.</summary>
    public static Task<string> DecodeTracesAsync(byte[] body) =>
        DecodeAsync(body, "trace", "ExportTraceServiceRequest", "trace_service.proto");

    static async Task<string> DecodeAsync(byte[] body, string package, string message, string file)
    {
        var prerequisites = ReceiverPrerequisites.Here;
        var start = new ProcessStartInfo(
            prerequisites.ProtocFile ?? throw new InvalidOperationException("protoc is not on the PATH."),
            [
                "-I", "protos", $"--decode=opentelemetry.proto.collector.{package}.v1.{message}",
                $"opentelemetry/proto/collector/{package}/v1/{file}",
            ])
        {
            UseShellExecute = false,
            WorkingDirectory = prerequisites.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(body);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Limit);
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"protoc failed: {await errors}");
    }
}
