// SPDX-License-Identifier: Apache-2.0
namespace Sinks.TestKit;

/// <summary>How often a test of chance repeats: seldom by default, often with <c>SINKS_TEST_SCALE=full</c>.</summary>
public static class Scale
{
    static readonly bool IsFull =
        string.Equals(
            Environment.GetEnvironmentVariable("SINKS_TEST_SCALE"),
            "full",
            StringComparison.OrdinalIgnoreCase);

    public static int Of(int normal, int full) => IsFull ? full : normal;
}
