// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Serilog;
using Sinks.Fanout;

namespace Sinks.Hosts.Tests;

/// <summary>A published Serilog sink behind the fan-out.</summary>
public sealed class ForeignFileTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public async Task What_the_file_holds_is_what_the_sink_alone_writes_but_for_the_secrets()
    {
        await using (var logger = new LoggerConfiguration()
            .WriteTo.Fanout(f => f.Sink("file", to => to.File(
                _path,
                outputTemplate: "{Level:u3} {Message:lj} <{WorkflowId}>{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture,
                buffered: true)))
            .CreateLogger())
        {
            using (FanoutContext.Push(workflowId: "conversion"))
                logger.Warning("Converted {File} in {Took} ms with {Password}", "report.md", 12, "hunter2");
            logger.Error(Thrown(), "Could not convert {File}", "other.md");
        }

        var lines = await File.ReadAllLinesAsync(_path);
        lines[0].ShouldStartWith("WRN Converted report.md in 12 ms with ");
        lines[0].ShouldEndWith(" <conversion>");
        lines[1].ShouldBe("ERR Could not convert other.md <>");
        lines[2].ShouldStartWith("System.InvalidOperationException: password=");
        lines[3].ShouldStartWith("   at Sinks.Hosts.Tests.ForeignFileTests.Thrown() in ");
        string.Join('\n', lines).ShouldNotContain("hunter2");
        var status = FanoutStatus.All.Last(known => known.Backends.Any(static backend => backend.Name == "file"));
        status.Backends[0].Delivered.ShouldBe(2);
        status.ShouldBalance();
    }

    public void Dispose() => File.Delete(_path);

    static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException("password=hunter2");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
