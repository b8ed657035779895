// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// The host's hooks, in their order. They are strangers: one that throws costs the event it threw at and nothing else,
/// and what they return is redacted again before a lane sees it.
/// </summary>
sealed class HookChain(
    IReadOnlyList<Func<FanoutEvent, FanoutEvent?>> hooks,
    Redactor redactor,
    int attachmentBytesLimit = AttachmentRedaction.DefaultBytesLimit)
{
    readonly SecondRedaction _redaction = new(redactor, attachmentBytesLimit);

    public static HookChain None { get; } = new([], Redactor.Default);

    /// <summary>Gives an event to each hook.</summary>
    /// <returns>What is to be sent; <see cref="HookResult.Event"/> is null when the event is dropped.</returns>
    public HookResult Run(FanoutEvent original)
    {
        if (hooks.Count == 0)
            return new HookResult(original);
        try
        {
            var current = original;
            foreach (var hook in hooks)
            {
                if (hook(current) is not { } next)
                    return new HookResult(null, DropReason.DropEvent);
                current = next;
            }

            var asked = redactor.DropsAsked;
            var redacted = _redaction.Redact(current, original);
            return redactor.DropsAsked == asked
                ? new HookResult(redacted)
                : new HookResult(null, DropReason.DropEvent, "redaction");
        }
        catch (Exception failure)
        {
            // The message may hold what the hook was to take out; the type's name is all that is told.
            return new HookResult(null, DropReason.HookFailed, failure.GetType().Name);
        }
    }
}
