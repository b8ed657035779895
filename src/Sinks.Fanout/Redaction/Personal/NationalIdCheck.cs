// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Whether digits and capitals are a national number.</summary>
delegate bool NationalIdCheck(ReadOnlySpan<char> id);
