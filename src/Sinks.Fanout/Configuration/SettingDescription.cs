// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A setting as documentation shows it.</summary>
/// <param name="Key">The key within its section.</param>
/// <param name="Shape">The shape of its value, such as <c>whole number</c>.</param>
/// <param name="Default">The default as configuration text; empty for none.</param>
sealed record SettingDescription(string Key, string Shape, string Default);
