// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>A part of the host's request that properties tell of, by who tells it.</summary>
enum RequestField
{
    // Names that nobody uses for anything else: the scope of ASP.NET Core and Serilog's request logging.
    Id,
    Method,
    Path,
    Scheme,
    Host,
    Query,
    Headers,
    ClientAddress,

    // Words of everyday use, which mean the request beside its id, most of them in events of ASP.NET Core alone.
    PlainMethod,
    PlainPath,
    PlainPathBase,
    PlainScheme,
    PlainHost,
    PlainQuery,
    PlainStatus,

    // The conventions of OpenTelemetry, former and present; a client's span has them too.
    SpanMethod,
    SpanPath,
    SpanQuery,
    SpanTarget,
    SpanRoute,
    SpanScheme,
    SpanUrl,
    SpanHost,
    SpanPort,
    SpanStatus,
    SpanClientAddress,
    SpanUserAgent,
}
