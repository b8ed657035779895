// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Sinks.Bench.Measurements;

namespace Sinks.Bench;

/// <summary>An error as applications log it through Microsoft.Extensions.Logging.</summary>
static partial class MelCalls
{
    static readonly Exception Failure = Failing.Exception(1);

    static readonly Dictionary<string, object> Job = new(StringComparer.Ordinal)
    {
        ["WorkflowId"] = "w-17",
        ["Attempt"] = 2,
    };

    public static void Plain(ILogger logger, int count)
    {
        for (var i = 0; i < count; i++)
        {
            logger.LogError(
                Failure, "Cannot convert {File} for {User} in step {Stage}", "report.md", "u-1001", "parse");
        }
    }

    public static void Generated(ILogger logger, int count)
    {
        for (var i = 0; i < count; i++)
            CannotConvert(logger, Failure, "report.md", "u-1001", "parse");
    }

    /// <summary>The scope lasts, as that of a request or of a job does.</summary>
    public static void Scoped(ILogger logger, int count)
    {
        using var job = logger.BeginScope(Job);
        Plain(logger, count);
    }

    [LoggerMessage(17, LogLevel.Error, "Cannot convert {File} for {User} in step {Stage}")]
    static partial void CannotConvert(ILogger logger, Exception failure, string file, string user, string stage);
}
