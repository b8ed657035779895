// SPDX-License-Identifier: Apache-2.0
using System.Xml;
using Microsoft.Extensions.Logging;

namespace Sinks.Samples.Tests.Examples;

/// <summary>As docs/getting-started.md shows it.</summary>
public sealed class InvoiceParser(ILogger<InvoiceParser> log)
{
    public void Parse(string runId, string text)
    {
        using var scope = log.BeginScope(new Dictionary<string, object?> { ["WorkflowRunId"] = runId, ["Step"] = "parse" });
        try
        {
            new XmlDocument().LoadXml(text);
        }
        catch (XmlException exception)
        {
            log.LogError(exception, "Cannot parse the invoice");
        }
    }
}
