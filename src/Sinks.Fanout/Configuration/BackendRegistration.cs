// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A backend named in code.</summary>
sealed record BackendRegistration(string Name, BackendType Type, Action<BackendOptions> Configure);
