// SPDX-License-Identifier: Apache-2.0
using Worker.Invoices;

namespace Worker.Workflow;

/// <summary>One document on its way through the steps: each step reads what the ones before it left.</summary>
sealed class Conversion(Submission submission)
{
    public Submission Submission { get; } = submission;

    public byte[] Content { get; set; } = [];

    public Invoice? Invoice { get; set; }

    public decimal Total { get; set; }
}
