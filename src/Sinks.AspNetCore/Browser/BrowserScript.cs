// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Sinks.AspNetCore;

/// <summary>Serves the script that reports errors of pages.</summary>
static class BrowserScript
{
    static readonly byte[] Bytes = Load();
    static readonly string Tag = $"\"{Convert.ToHexString(SHA256.HashData(Bytes).AsSpan(0, 8))}\"";

    public static Task GetAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ETag = Tag;
        headers.CacheControl = "public, max-age=3600";
        headers.XContentTypeOptions = "nosniff";
        // A page of a named origin loads it from here.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (string.Equals(http.Request.Headers.IfNoneMatch.ToString(), Tag, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/javascript; charset=utf-8";
        http.Response.ContentLength = Bytes.Length;
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(Bytes, http.RequestAborted).AsTask();
    }

    static byte[] Load()
    {
        using var stream = typeof(BrowserScript).Assembly.GetManifestResourceStream("Sinks.AspNetCore.script.js")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
