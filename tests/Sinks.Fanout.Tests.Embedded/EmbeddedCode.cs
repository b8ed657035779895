// SPDX-License-Identifier: Apache-2.0
namespace Shop.Embedded;

/// <summary>Fails in an assembly that holds its own symbols and source.</summary>
public static class EmbeddedCode
{
    /// <summary>A line beside the failing one holds a secret.</summary>
    public static void Connect()
    {
        const string Connection = "Server=db;User Id=shop;Password=hunter2embedded";
        throw new InvalidOperationException("No answer from " + Connection.Length); // the failing line
    }

    /// <summary>A line beside the failing one holds a secret that no rule knows.</summary>
    public static void ConnectSecretly()
    {
        const string Phrase = "pigeon-of-late";
        throw new InvalidOperationException("No answer to " + Phrase.Length);
    }

    /// <summary>Fails after an await.</summary>
    public static async Task ConnectAsync()
    {
        await Task.Yield();
        Connect();
    }
}
