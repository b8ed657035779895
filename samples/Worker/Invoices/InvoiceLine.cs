// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace Worker.Invoices;

/// <summary>So many of an article.</summary>
sealed record InvoiceLine
{
    public required string Article { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal UnitPrice { get; init; }

    [JsonIgnore]
    public decimal Price => Quantity * UnitPrice;
}
