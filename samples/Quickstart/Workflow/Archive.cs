// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Serilog;

namespace Quickstart.Workflow;

/// <summary>The remote archive that documents take their attachments from.</summary>
sealed class Archive : IDisposable
{
    readonly ILogger _log = Log.ForContext<Archive>();
    readonly ArchiveAccount _account;
    readonly HttpClient _http;

    public Archive(IConfiguration section)
    {
        _account = new ArchiveAccount(section["Account"] ?? "", section["ApiKey"] ?? "");
        _http = new HttpClient
        {
            BaseAddress = new Uri(section["Url"]!),
            Timeout = TimeSpan.Parse(section["TimeLimit"]!, CultureInfo.InvariantCulture),
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _account.ApiKey);
    }

    public async Task<byte[]> GetAsync(string path, CancellationToken cancellationToken)
    {
        // Two lines that real services write while somebody looks for a fault, and forget: both tell the key.
        _log.Information("Opening the archive as {@Account}", _account);
        _log.Information("GET {Path} with {Headers}", path, $"{_http.DefaultRequestHeaders}".Trim());
        return await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    sealed record ArchiveAccount(string Name, string ApiKey);
}
