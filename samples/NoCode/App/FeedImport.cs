// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace App;

/// <summary>Reads the timetables that the shipping lines sent overnight, then ends.</summary>
sealed class FeedImport(IHostApplicationLifetime lifetime, ILogger<FeedImport> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "feeds");
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            await ImportAsync(file, stoppingToken);
        lifetime.StopApplication();
    }

    async Task ImportAsync(string file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        using var scope = log.BeginScope("Import of {Feed}", name);
        try
        {
            await using var content = File.OpenRead(file);
            var calls = await JsonSerializer.DeserializeAsync<List<PortCall>>(
                content, JsonSerializerOptions.Web, cancellationToken);
            log.LogInformation("{Feed} announces {Count} calls", name, calls!.Count);
            foreach (var call in calls.Where(call => call.Departs < call.Arrives))
                log.LogWarning("{Ship} leaves before it arrives", call.Ship);
        }
        catch (JsonException reason)
        {
            log.LogError(reason, "Cannot import {Feed}", name);
        }
    }
}
