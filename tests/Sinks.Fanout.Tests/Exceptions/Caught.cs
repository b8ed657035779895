// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Exceptions;

/// <summary>Runs failing code and reads what it threw.</summary>
static class Caught
{
    public static ExceptionReader Reader { get; } = new(Redactor.Default);

    public static Exception From(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            return exception;
        }

        throw new InvalidOperationException("The code did not fail.");
    }

    public static async Task<Exception> FromAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception exception)
        {
            return exception;
        }

        throw new InvalidOperationException("The code did not fail.");
    }

    /// <summary>The frames of the failing code alone, without the test around it.</summary>
    public static List<FrameInfo> ShopFrames(Exception exception) =>
        [.. Reader.Read(exception).Frames.Where(f => f.TypeName!.StartsWith("Shop.", StringComparison.Ordinal))];

    public static IEnumerable<string> Names(IEnumerable<FrameInfo> frames) =>
        frames.Select(frame => $"{frame.TypeName}|{frame.Function}");
}
