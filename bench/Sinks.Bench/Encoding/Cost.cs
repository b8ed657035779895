// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench.Encoding;

/// <summary>What rounds over the sample took, for each record.</summary>
sealed class Cost
{
    readonly Samples _nanoseconds = new();
    readonly Samples _bytes = new();

    public double Nanoseconds => _nanoseconds.Median;

    public double Bytes => _bytes.Median;

    public void Add(Action round)
    {
        var before = ThreadCost.Now();
        round();
        var cost = ThreadCost.Now() - before;
        _nanoseconds.Add((double)cost.Nanoseconds / EncodeSample.Count);
        _bytes.Add((double)cost.Bytes / EncodeSample.Count);
    }
}
