// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>Which activities become spans, for backends that take them.</summary>
public sealed class TraceOptions
{
    /// <summary>
    /// Names of activity sources; <c>*</c> matches any run of characters. In configuration an array, or one text
    /// separated by commas. Default <c>*</c>: all but those whose names begin with <c>Experimental.</c>, which have to
    /// be named.
    /// </summary>
    public IList<string> Sources { get; set; } = ["*"];

    /// <summary>
    /// The most spans that wait for their local root to stop, 100 to 1,000,000; then the root that gathers longest
    /// gives up those below it. Default 10,000.
    /// </summary>
    public int SpanLimit { get; set; } = 10_000;

    /// <summary>
    /// The most spans that wait to be read and redacted, 100 to 1,000,000; what comes beyond is dropped
    /// <c>intake_full</c>. Default 16,384. It keeps its size until the next start.
    /// </summary>
    public int IntakeLimit { get; set; } = 16_384;
}
