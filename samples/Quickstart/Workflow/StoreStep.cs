// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Workflow;

/// <summary>Writes the result, and the attachment beside it.</summary>
sealed class StoreStep(DocumentStore store) : IWorkflowStep
{
    public string Name => "store";

    public async Task RunAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        var folder = conversion.Job.TenantId;
        await store.SaveAsync(folder, conversion.ResultName, conversion.Result, cancellationToken);
        if (conversion.Attachment is { } attachment)
            await store.SaveAsync(folder, conversion.ResultName + ".attachment", attachment, cancellationToken);
    }
}
