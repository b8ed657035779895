// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.PostHog;

/// <summary>A type of groups and where the key of an event's group is found.</summary>
/// <param name="Type">The type as the project knows it.</param>
/// <param name="Source">The name of a property, or of a part of the context.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct PostHogGroup(string Type, string Source);
