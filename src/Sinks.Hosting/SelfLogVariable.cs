// SPDX-License-Identifier: Apache-2.0
using Serilog.Debugging;

namespace Sinks.Hosting;

/// <summary>Turns SelfLog on in an application nobody changes: <c>SINKS_SELFLOG=stderr</c>, or a file's path.</summary>
static class SelfLogVariable
{
    public const string Name = "SINKS_SELFLOG";

    public static void Apply(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        if (string.Equals(value, "stderr", StringComparison.OrdinalIgnoreCase))
            SelfLog.Enable(Console.Error);
        else
            SelfLog.Enable(Open(value));
    }

    static TextWriter Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            return TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            Console.Error.WriteLine($"Sinks: {Name} names a file that cannot be written ({failure.GetType().Name}).");
            return Console.Error;
        }
    }
}
