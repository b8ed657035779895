// SPDX-License-Identifier: Apache-2.0
using Sinks.Fanout;

namespace Sinks.Hosting;

/// <summary>Says sentences about the plug-in, to SelfLog.</summary>
static class Voice
{
    public static void Say(string sentence) => PipelineServices.Default.Say($"Sinks.Hosting: {sentence}");
}
