// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Publish.Tests.Support;

/// <summary>The applications of tests/Apps, each published once, by the first test that needs it.</summary>
public sealed class PublishedApps : IAsyncLifetime
{
    readonly Lazy<Task<PublishedApp>> _native;
    readonly Lazy<Task<PublishedApp>> _trimmed;
    readonly Lazy<Task<PublishedApp>> _singleFile;

    public PublishedApps()
    {
        _native = new(() => PublishAsync("NativeConsole"));
        _trimmed = new(() => PublishAsync("JsonHost", "--self-contained", "-p:PublishTrimmed=true"));
        _singleFile = new(() => PublishAsync("JsonHost", "--self-contained", "-p:PublishSingleFile=true"));
    }

    public LocalFeed Feed { get; } = new();

    /// <summary>NativeConsole as native code, on net8.0.</summary>
    public Task<PublishedApp> NativeAsync() => _native.Value;

    /// <summary>JsonHost with everything taken out that nothing seems to use, on net10.0.</summary>
    public Task<PublishedApp> TrimmedAsync() => _trimmed.Value;

    /// <summary>JsonHost as a single file, on net10.0.</summary>
    public Task<PublishedApp> SingleFileAsync() => _singleFile.Value;

    public Task InitializeAsync() => Feed.InitializeAsync();

    public Task DisposeAsync() => Feed.DisposeAsync();

    async Task<PublishedApp> PublishAsync(string name, params string[] arguments)
    {
        var app = Feed.Copy("tests", "Apps", name);
        var publish = await app.PublishAsync(["--use-current-runtime", .. arguments]);
        return new PublishedApp(app, publish.Output);
    }
}
