// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit.Receivers;

/// <summary>Says what the third-party receivers need and whether it is there.</summary>
/// <param name="root">The folder of Sinks.sln.</param>
/// <param name="environment">Reads an environment variable.</param>
public sealed class ReceiverPrerequisites(string root, Func<string, string?> environment)
{
    const string SchemaName = "sentry-event.schema.json";
    const string Install = "run npm ci --ignore-scripts in tests/receivers";

    public static ReceiverPrerequisites Here { get; } = new(FindRoot(), Environment.GetEnvironmentVariable);

    /// <summary>The folder of the Node.js scripts and their packages.</summary>
    public string Folder { get; } = Path.Combine(root, "tests", "receivers");

    /// <summary>The published schema of Sentry events, which lies beside the checkout and not in it.</summary>
    public string SchemaFile { get; } = Path.GetFullPath(Path.Combine(root, "..", "shared", "schemas", SchemaName));

    /// <summary>The Node.js program, or null when it is not on the PATH.</summary>
    public string? NodeFile => FindProgram("node");

    /// <summary>The compiler of protocol buffers, or null when it is not on the PATH.</summary>
    public string? ProtocFile => FindProgram("protoc");

    /// <summary>Why a test that needs the compiler is skipped; null when it runs, also when it will fail.</summary>
    public string? ProtocSkip => ProtocFile is not null || IsRequired
        ? null
        : "protoc is not on the PATH: install protobuf-compiler.";

    /// <summary>The browser, or null when it is not on the PATH.</summary>
    public string? ChromiumFile => FindProgram("chromium") ?? FindProgram("chromium-browser");

    /// <summary>Why a test in a browser is skipped; null when it runs, also when it will fail.</summary>
    public string? BrowserSkip
    {
        get
        {
            if (IsRequired)
                return null;
            if (ChromiumFile is null)
                return "Chromium is not on the PATH: install chromium.";
            return MissingReceivers ?? MissingScript;
        }
    }

    /// <summary>What is missing of the sample's pages; null when nothing is.</summary>
    string? MissingScript => File.Exists(Path.Combine(root, "samples", "Web", "wwwroot", "sentry.js"))
        ? null
        : "samples/Web/wwwroot/sentry.js is missing: run npm ci and npm run build in samples/Web, then build.";

    /// <summary>What is missing for the receivers, as a sentence that says what to do; null when nothing is.</summary>
    public string? MissingReceivers
    {
        get
        {
            if (NodeFile is null)
                return $"Node.js 18.19 or later is not on the PATH: install it, then {Install}.";
            return Directory.Exists(Path.Combine(Folder, "node_modules"))
                ? null
                : $"tests/receivers/node_modules is missing: {Install}.";
        }
    }

    /// <summary>
    /// Why a test that needs a receiver is skipped; null when it runs, also when it will fail for what is missing.
    /// </summary>
    public string? ReceiverSkip =>
        IsRequired ? null : MissingReceivers;

    /// <summary>Why a test that needs the published schema is skipped; null when it runs.</summary>
    public string? SchemaSkip => File.Exists(SchemaFile)
        ? ReceiverSkip
        : $"The published schema {SchemaName} is not in the folder ../shared/schemas beside the checkout.";

    bool IsRequired => string.Equals(environment("SINKS_RECEIVERS"), "required", StringComparison.Ordinal);

    string? FindProgram(string name) => (environment("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .FirstOrDefault(File.Exists);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sinks.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Sinks.sln.");
    }
}
