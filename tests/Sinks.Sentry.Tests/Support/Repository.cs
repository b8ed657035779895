// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry.Tests;

/// <summary>The files of the repository the tests were built from.</summary>
static class Repository
{
    static string Root { get; } = Find(directory => File.Exists(System.IO.Path.Combine(directory, "Sinks.sln")))
        ?? throw new InvalidOperationException("The tests must run below the folder of Sinks.sln.");

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts)).ReplaceLineEndings("\n");

    /// <summary>
    /// The published schema of events: beside the repository, or where SINKS_SCHEMAS says; null when absent.
    /// </summary>
    public static string? Schema()
    {
        const string name = "sentry-event.schema.json";
        var folder = Environment.GetEnvironmentVariable("SINKS_SCHEMAS")
            ?? Find(directory => File.Exists(System.IO.Path.Combine(directory, "shared", "schemas", name)))
                + "/shared/schemas";
        var path = System.IO.Path.Combine(folder, name);
        return File.Exists(path) ? path : null;
    }

    static string? Find(Func<string, bool> isIt)
    {
        var directory = AppContext.BaseDirectory;
        while (directory is not null && !isIt(directory))
            directory = Directory.GetParent(directory)?.FullName;

        return directory;
    }
}
