// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>What an event says of itself beside its state.</summary>
/// <param name="Id">Number and name.</param>
/// <param name="Category">The logger's category.</param>
/// <param name="IsOfFramework">Whether the category is the framework's, whose names of events are not the host's.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct EventIdentity(EventId Id, ScalarValue Category, bool IsOfFramework);
