// SPDX-License-Identifier: Apache-2.0
namespace Worker.Invoices;

/// <summary>What a supplier wants to be paid, in the supplier's currency.</summary>
sealed record Invoice
{
    public required string Number { get; init; }

    public required string Supplier { get; init; }

    public required DateOnly Date { get; init; }

    public required string Currency { get; init; }

    public required IReadOnlyList<InvoiceLine> Lines { get; init; }
}
