// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Sinks.AspNetCore;

/// <summary>Says sentences about the package, to SelfLog.</summary>
static class Voice
{
    static readonly ConcurrentDictionary<string, bool> Said = new(StringComparer.Ordinal);

    /// <summary>Says it the first time in the process. For a few fixed sentences alone.</summary>
    public static void SayOnce(string sentence)
    {
        if (Said.TryAdd(sentence, true))
            PipelineServices.Default.Say($"Sinks.AspNetCore: {sentence}");
    }
}
