// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench.Measurements;

/// <summary>Makes exceptions as applications throw them: one inside another, some ten frames deep.</summary>
static class Failing
{
    public static Exception Exception(int number)
    {
        try
        {
            Descend(8, number);
            throw new InvalidOperationException("Not reached.");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    static void Descend(int depth, int number)
    {
        if (depth > 0)
        {
            Descend(depth - 1, number);
            return;
        }

        try
        {
            throw new IOException($"Cannot read document {number}.");
        }
        catch (IOException inner)
        {
            throw new InvalidOperationException($"Conversion {number} failed.", inner);
        }
    }
}
