// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Workflow;

interface IWorkflowStep
{
    string Name { get; }

    Task RunAsync(Conversion conversion, CancellationToken cancellationToken);
}
