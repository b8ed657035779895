// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit;

/// <summary>Files of the repository, found from where the tests run.</summary>
public static class Repository
{
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Sinks.sln")))
        {
            folder = folder.Parent
                ?? throw new InvalidOperationException("The tests must run inside the repository, beside Sinks.sln.");
        }

        return folder.FullName;
    }
}
