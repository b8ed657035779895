// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Worker.Workflow;

/// <summary>What waits in the queue: the work, and whose it is.</summary>
sealed record WorkItem(Submission Submission, FanoutContext Context);
