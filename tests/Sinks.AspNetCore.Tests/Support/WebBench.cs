// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sinks.AspNetCore.Tests.Support;

/// <summary>An ASP.NET Core application on a port of its own, whose events end in memory.</summary>
sealed class WebBench : IAsyncDisposable
{
    static int Sections;

    readonly WebApplication _app;
    readonly string _section;

    WebBench(WebApplication app, string section, CollectingBackend backend)
    {
        (_app, _section, Backend) = (app, section, backend);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public CollectingBackend Backend { get; }

    public HttpClient Client { get; }

    public FanoutStatus Status => FanoutStatus.All.Last(status => status.Name == _section);

    public IReadOnlyList<FanoutEvent> Errors =>
        [.. Backend.Events.Where(static item => item.Level >= Serilog.Events.LogEventLevel.Error)];

    public static async Task<WebBench> StartAsync(
        Action<WebApplication> configure,
        Dictionary<string, string?>? settings = null,
        Action<FanoutAspNetCoreOptions>? code = null,
        Action<WebApplicationBuilder>? build = null)
    {
        var section = $"Web{Interlocked.Increment(ref Sections)}";
        var backend = new CollectingBackend(FanoutItemKind.Event);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            (settings ?? []).Select(pair => KeyValuePair.Create($"{section}:{pair.Key}", pair.Value)));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddFanout(
            fanout => fanout.Add(new MadeBackendType(backend), "memory"), section: section);
        builder.Services.AddAuthentication(TestSignIn.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TestSignIn>(TestSignIn.SchemeName, null);
        builder.Services.AddAuthorization();
        builder.Services.AddFanoutAspNetCore(code);
        build?.Invoke(builder);
        var app = builder.Build();
        configure(app);
        await app.StartAsync();
        return new WebBench(app, section, backend);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Asks, as somebody if it says who.</summary>
    public async Task<int> GetAsync(string path, string? user = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (user is not null)
            request.Headers.Add(TestSignIn.Header, user);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var response = await Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Ends the application; everything it emitted is then with the backend.</summary>
    public async Task<FanoutStatus> EndAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        var status = Status;
        status.ShouldBalance();
        return status;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
