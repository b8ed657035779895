// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>What happened on a page before its error, not redacted yet.</summary>
/// <param name="Timestamp">When, by a clock nobody vouches for.</param>
/// <param name="Level">How grave it was.</param>
/// <param name="Category">What kind of thing, such as <c>ui.click</c>, or null.</param>
/// <param name="Message">What happened.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct BrowserCrumb(DateTimeOffset Timestamp, LogEventLevel Level, string? Category, string Message);
