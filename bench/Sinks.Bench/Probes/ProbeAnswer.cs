// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Bench.Probes;

/// <summary>An answer that waits for its event.</summary>
/// <param name="Number">The event's number.</param>
/// <param name="WriteTo">Writes the members of the answer, given the event as the backend got it or null.</param>
sealed record ProbeAnswer(long Number, Action<Utf8JsonWriter, FanoutEvent?> WriteTo);
