// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Shop;

/// <summary>Code as users write it, which logs; each says the line it logged at.</summary>
sealed class LoggingCode
{
    static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new EventId(1), "failed");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int LogError(Serilog.ILogger logger)
    {
        logger.Error("failed");
        return Line() - 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int LogError(ILogger logger)
    {
        logger.LogError("failed");
        return Line() - 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int LogDefined(ILogger logger)
    {
        Failed(logger, null);
        return Line() - 1;
    }

    public static async Task<int> LogErrorAsync(Serilog.ILogger logger)
    {
        await Task.CompletedTask;
        logger.Error("failed");
        return Line() - 1;
    }

    static int Line([CallerLineNumber] int line = 0) => line;
}
