// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The message an exception gives for itself.</summary>
static class ExceptionMessage
{
    /// <summary>Stands for what threw when it was read.</summary>
    public const string Unreadable = "[unreadable]";

    // An aggregate's message holds those of all exceptions inside it, made anew at each call, by recursion. So many
    // are more than anybody reads.
    const int InnerLimit = 1_000;
    const int DepthLimit = 50;

    public static string Of(Exception exception)
    {
        try
        {
            if (exception is AggregateException outer && IsTooMuch(outer))
                return $"Aggregate of {outer.InnerExceptions.Count} exceptions";
            // Overrides return null in spite of the annotation.
            var message = (string?)exception.Message ?? "";
            return exception is AggregateException aggregate ? WithoutInnerMessages(message, aggregate) : message;
        }
        catch (Exception)
        {
            return Unreadable;
        }
    }

    static bool IsTooMuch(AggregateException outer)
    {
        var left = InnerLimit;
        return IsTooMuch(outer, DepthLimit, ref left);
    }

    static bool IsTooMuch(AggregateException outer, int depth, ref int left)
    {
        left -= outer.InnerExceptions.Count;
        if (depth == 0 || left < 0)
            return true;
        foreach (var inner in outer.InnerExceptions)
        {
            if (inner is AggregateException aggregate && IsTooMuch(aggregate, depth - 1, ref left))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Takes off the <c> (first inner message) (second inner message)</c> that AggregateException puts at the end: they
    /// arrive with their own exceptions. A message that ends otherwise stays as it is.
    /// </summary>
    static string WithoutInnerMessages(string message, AggregateException aggregate)
    {
        var rest = message.AsSpan();
        for (var i = aggregate.InnerExceptions.Count - 1; i >= 0; i--)
        {
            var inner = aggregate.InnerExceptions[i].Message;
            if (!EndsInParentheses(rest, inner))
                return message;
            rest = rest[..^(inner.Length + 3)];
        }

        return rest.Length == message.Length ? message : rest.ToString();
    }

    static bool EndsInParentheses(ReadOnlySpan<char> text, ReadOnlySpan<char> inner) =>
        text.EndsWith(")", StringComparison.Ordinal)
        && text[..^1].EndsWith(inner, StringComparison.Ordinal)
        && text[..^(inner.Length + 1)].EndsWith(" (", StringComparison.Ordinal);
}
