// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>
/// What a Serilog sink behind the fan-out can be told: what every backend can. The sink's own settings stay its own.
/// </summary>
public sealed class ForeignSinkOptions : BackendOptions;
