// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Worker.Workflow;

namespace Worker.Invoices;

/// <summary>Where booked invoices are: a folder per tenant, a file per invoice.</summary>
sealed class Ledger(IConfiguration configuration, ILogger<Ledger> log)
{
    readonly string _connectionString = configuration["Ledger:ConnectionString"]!;

    public async Task BookAsync(string tenant, Invoice invoice, decimal total, CancellationToken cancellationToken)
    {
        // A line that real services write while somebody looks for a fault, and forget: it tells the password.
        log.Booking(invoice.Number, _connectionString);
        var source = (string)new DbConnectionStringBuilder { ConnectionString = _connectionString }["Data Source"];
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, source, tenant)).FullName;
        await using var file = File.Create(Path.Combine(folder, $"{invoice.Number}.json"));
        await JsonSerializer.SerializeAsync(file, new { invoice, total }, JsonSerializerOptions.Web, cancellationToken);
    }
}
