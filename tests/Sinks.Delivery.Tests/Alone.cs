// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Delivery.Tests;

/// <summary>Tests that spin on every core run after the others, so that neither spoils the other's timing.</summary>
[SuppressMessage("Design", "CA1052", Justification = "xunit makes an instance of it.")]
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
