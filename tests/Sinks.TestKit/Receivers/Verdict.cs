// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>What a third-party check says of a message.</summary>
/// <param name="Ok">Whether it was accepted.</param>
/// <param name="Error">All that is wrong with it; null when nothing is.</param>
/// <param name="Value">What was read, where the check tells; undefined otherwise.</param>
public sealed record Verdict(bool Ok, string? Error, JsonElement Value = default);
