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
        // Lines that real services write while somebody looks for a fault, and forget: each tells the key.
        _log.Information("Opening the archive as {Account} with {ApiKey}", _account.Name, _account.ApiKey);
        _log.Information("GET {Path} with {Headers}", path, $"{_http.DefaultRequestHeaders}".Trim());
        try
        {
            return await _http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellationToken);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _log.Warning("The archive did not answer {@Account}", _account);
            throw;
        }
    }

    public void Dispose() => _http.Dispose();

    sealed record ArchiveAccount(string Name, string ApiKey);
}
