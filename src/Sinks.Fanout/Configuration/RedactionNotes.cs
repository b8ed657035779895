// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>What must not go unsaid about the options of redaction, although it is no mistake.</summary>
static class RedactionNotes
{
    public static IReadOnlyList<string> Of(RedactionOptions options)
    {
        if (!options.Enabled)
            return ["redaction is turned off; events leave this process as they are logged."];
        if (!options.Packs.HasFlag(RedactionPacks.Secrets))
        {
            return ["the pack Secrets is not in use; passwords, keys and tokens leave this process as they are "
                + "logged."];
        }

        return [];
    }
}
