// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench;

/// <summary>What was measured, and the figures that stand for it.</summary>
sealed class Samples
{
    readonly List<double> _values = [];

    public int Count => _values.Count;

    public double Max => _values.Max();

    public double Median => At(0.5);

    /// <summary>Half of what lies between the middle half of the samples.</summary>
    public double HalfSpread => (At(0.75) - At(0.25)) / 2;

    public void Add(double value) => _values.Add(value);

    public void AddRange(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
            _values.Add(value);
    }

    /// <summary>The value that this share of the samples does not exceed.</summary>
    public double At(double share)
    {
        _values.Sort();
        return _values[Math.Clamp((int)Math.Ceiling(share * _values.Count) - 1, 0, _values.Count - 1)];
    }
}
