// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Sinks.Fanout;

/// <summary>
/// What events of one storm have in common. Texts are short: 4,096 keys are kept. They are cut as no redaction would
/// cut them, so that none is ever sent.
/// </summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct StormKey(
    string? ExceptionType, int HResult, string Template, string? Place, string? TenantId);
