// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>A property of a type with attributes, and what is done with its value; null for nothing.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct MarkedMember(PropertyInfo Property, MemberTreatment? Treatment);
