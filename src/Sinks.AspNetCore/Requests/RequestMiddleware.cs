// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http;

namespace Sinks.AspNetCore;

/// <summary>
/// The outermost middleware: puts the request around everything that is emitted in it, and reports what nothing in it
/// has handled. It does nothing while no fan-out runs.
/// </summary>
sealed class RequestMiddleware(RequestDelegate next, FanoutAspNetCoreOptions code)
{
    public Task InvokeAsync(HttpContext http) =>
        PipelineRegistry.Process.Running is [var pipeline, ..]
        && pipeline.Plan.Options.Requests is { Enabled: true } options
            ? InvokeWithinAsync(http, new HttpAmbientRequest(http, options, code))
            : next(http);

    async Task InvokeWithinAsync(HttpContext http, HttpAmbientRequest request)
    {
        var context = FanoutContext.Current with { Request = request };
        request.Context = context;
        using (FanoutContext.Restore(context))
        {
            try
            {
                await next(http).ConfigureAwait(false);
            }
            catch (Exception exception) when (request.Pass(exception))
            {
                // The filter says no: it has only looked.
            }
            finally
            {
                Report(request);
            }
        }
    }

    static void Report(HttpAmbientRequest request)
    {
        foreach (var (exception, thrownIn) in request.End())
        {
            var logEvent = UnhandledLogEvent.InRequest(
                PipelineServices.Default.Time.GetLocalNow(), exception, request.EndpointName());
            using (FanoutContext.Restore(thrownIn ?? FanoutContext.Current))
            {
                foreach (var pipeline in PipelineRegistry.Process.Running)
                    pipeline.Emit(logEvent);
            }
        }
    }
}
