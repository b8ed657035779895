// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Bench;

/// <summary>A figure: for people by its label and unit, for programs by its key.</summary>
sealed record Figure(string Key, string Label, double Value, string Unit);
