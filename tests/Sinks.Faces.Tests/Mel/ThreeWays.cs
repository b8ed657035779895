// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using Serilog.Core;

namespace Sinks.Faces.Tests.Mel;

/// <summary>The same event by each way in.</summary>
public sealed class ThreeWays : IAsyncLifetime
{
    public const string Category = "Shop.Converter";

    Way _direct = null!;
    Way _provider = null!;
    Way _forwarding = null!;

    public async Task InitializeAsync()
    {
        _direct = await Way.DirectAsync();
        _provider = await Way.ProviderAsync();
        _forwarding = await Way.ForwardingAsync();
    }

    public async Task DisposeAsync()
    {
        await _direct.DisposeAsync();
        await _provider.DisposeAsync();
        await _forwarding.DisposeAsync();
    }

    /// <summary>Logs by all three, and expects the same at every backend.</summary>
    /// <returns>What arrived.</returns>
    internal async Task<Arrived> ShouldAgreeAsync(
        Action<Serilog.ILogger> serilog, Action<ILogger> mel, bool hasForwarding = true)
    {
        var expected = await DirectAsync(serilog);
        (await ProviderAsync(mel)).ShouldBe(expected);
        if (hasForwarding)
            (await ForwardingAsync(mel)).ShouldBe(expected);
        return expected;
    }

    /// <summary>The same without what Serilog would say by itself.</summary>
    internal async Task<Arrived> ShouldForwardAlikeAsync(Action<ILogger> mel)
    {
        var arrived = await ProviderAsync(mel);
        arrived.ShouldBe(await ForwardingAsync(mel));
        return arrived;
    }

    internal Task<Arrived> DirectAsync(Action<Serilog.ILogger> log)
    {
        log(_direct.Serilog!.ForContext(Constants.SourceContextPropertyName, Category));
        return _direct.ArrivedAsync();
    }

    internal Task<Arrived> ProviderAsync(Action<ILogger> log, string category = Category)
    {
        log(_provider.Mel!.CreateLogger(category));
        return _provider.ArrivedAsync();
    }

    internal Task<Arrived> ForwardingAsync(Action<ILogger> log, string category = Category)
    {
        log(_forwarding.Mel!.CreateLogger(category));
        return _forwarding.ArrivedAsync();
    }
}
