// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Faces.Tests.Leaks;

/// <summary>A secret, and a text that holds it in a form that gives it away.</summary>
/// <param name="Kind">The class of it.</param>
/// <param name="Raw">What must not arrive anywhere.</param>
/// <param name="Text">The text.</param>
/// <param name="Name">The name that alone makes the secret one; null when its own form does.</param>
/// <param name="HasOwnForm">Whether it is told from its own characters, also without the rest of the text.</param>
sealed record Planted(string Kind, string Raw, string Text, string? Name = null, bool HasOwnForm = false);
