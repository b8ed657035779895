// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout.Tests.Intakes.WakeModel;

/// <summary>What a thread is about to do.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Request(WakeStep Step, int Cell, long Value = 0);
