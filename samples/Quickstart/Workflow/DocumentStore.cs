// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using System.Text;
using Serilog;

namespace Quickstart.Workflow;

/// <summary>Where converted documents go: a folder per tenant.</summary>
sealed class DocumentStore
{
    readonly ILogger _log = Log.ForContext<DocumentStore>();
    readonly string _connectionString;

    public DocumentStore(string connectionString)
    {
        _connectionString = connectionString;
        var source = (string)new DbConnectionStringBuilder { ConnectionString = connectionString }["Data Source"];
        Folder = Path.Combine(AppContext.BaseDirectory, source);
        _log.Information("Documents are stored in {Folder}", Folder);
    }

    public string Folder { get; }

    public Task SaveAsync(string folder, string name, string content, CancellationToken cancellationToken) =>
        SaveAsync(folder, name, Encoding.UTF8.GetBytes(content), cancellationToken);

    public async Task SaveAsync(string folder, string name, byte[] content, CancellationToken cancellationToken)
    {
        var place = Directory.CreateDirectory(Path.Combine(Folder, folder)).FullName;
        try
        {
            await File.WriteAllBytesAsync(InnerPath.Of(place, name), content, cancellationToken);
        }
        catch (IOException reason)
        {
            // Helpful, and a leak: the connection string holds the password.
            throw new IOException($"The store refused {name} ({_connectionString})", reason);
        }
    }
}
