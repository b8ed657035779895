// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Fanout;

/// <summary>
/// A second backend that one in the configuration brings along, with a lane, a queue and books of its own: a copy for a
/// developer's screen beside what goes to the server.
/// </summary>
/// <param name="Name">What it adds to the name of its owner: <c>spotlight</c> beside <c>sentry</c> is
/// <c>sentry-spotlight</c>.</param>
/// <param name="Type">Its type; it brings no companions itself.</param>
/// <param name="Options">Its options, of that type's class. A section under its whole name may tune them.</param>
[Experimental("SINKS001")]
public sealed record BackendCompanion(string Name, BackendType Type, BackendOptions Options);
