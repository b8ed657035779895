// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;

namespace Worker.Workflow;

/// <summary>What the workflow says. The names of the events are what backends can be asked to take.</summary>
static partial class WorkflowEvents
{
    [LoggerMessage(1, LogLevel.Information, "{Document} was submitted", EventName = "submitted")]
    public static partial void Submitted(this ILogger log, string document);

    [LoggerMessage(2, LogLevel.Information, "Converting {Document}", EventName = "conversion_started")]
    public static partial void ConversionStarted(this ILogger log, string document);

    [LoggerMessage(
        3, LogLevel.Information, "Read {Number} of {Date} with {Lines} lines", EventName = "invoice_read")]
    public static partial void InvoiceRead(this ILogger log, string number, DateOnly date, int lines);

    [LoggerMessage(
        4, LogLevel.Warning, "{Article} of {Document} is invoiced with a quantity of 0", EventName = "nothing_sold")]
    public static partial void NothingSold(this ILogger log, string article, string document);

    [LoggerMessage(5, LogLevel.Information, "Booking {Number} in {Ledger}", EventName = "booking")]
    public static partial void Booking(this ILogger log, string number, string ledger);

    [LoggerMessage(
        6, LogLevel.Information, "Converted {Document}: {Total} EUR", EventName = "conversion_completed")]
    public static partial void ConversionCompleted(this ILogger log, string document, decimal total);

    [LoggerMessage(7, LogLevel.Error, "Could not {Step} {Document}", EventName = "conversion_failed")]
    public static partial void ConversionFailed(this ILogger log, Exception reason, string step, string document);
}
