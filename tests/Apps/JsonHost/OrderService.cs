// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JsonHost;

/// <summary>Converts one order, and ends the host.</summary>
sealed class OrderService(ILogger<OrderService> logger, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await new Order("A-17").ConvertAsync();
        }
        catch (InvalidOperationException exception)
        {
            logger.LogError(exception, "Cannot convert {File} of {Size} bytes", "order.csv", 1234);
        }

        lifetime.StopApplication();
    }
}
