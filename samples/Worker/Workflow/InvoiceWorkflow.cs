// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.Extensions.Logging;
using Worker.Invoices;

namespace Worker.Workflow;

/// <summary>
/// Takes an invoice through its steps into the ledger, says what becomes of it, and never lets one stop another.
/// </summary>
sealed class InvoiceWorkflow
{
    public const string Id = "invoice-conversion";

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly Ledger _ledger;
    readonly ILogger<InvoiceWorkflow> _log;
    readonly (string Name, Func<Conversion, CancellationToken, Task> RunAsync)[] _steps;

    public InvoiceWorkflow(Ledger ledger, ILogger<InvoiceWorkflow> log)
    {
        (_ledger, _log) = (ledger, log);
        _steps = [("fetch", FetchAsync), ("parse", ParseAsync), ("convert", ConvertAsync), ("book", BookAsync)];
    }

    public async Task RunAsync(Submission submission, CancellationToken cancellationToken)
    {
        _log.ConversionStarted(submission.Document);
        var conversion = new Conversion(submission);
        foreach (var step in _steps)
        {
            using var context = _log.BeginStep(step.Name);
            try
            {
                await step.RunAsync(conversion, cancellationToken);
            }
            catch (Exception reason)
                when (reason is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                _log.ConversionFailed(reason, step.Name, submission.Document);
                return;
            }
        }

        _log.ConversionCompleted(submission.Document, conversion.Total);
    }

    static async Task FetchAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Inbox.Folder, conversion.Submission.Document);
        conversion.Content = await File.ReadAllBytesAsync(path, cancellationToken);
    }

    Task ParseAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        var document = conversion.Submission.Document;
        var invoice = InvoiceReader.Read(Path.GetExtension(document), Utf8.GetString(conversion.Content));
        _log.InvoiceRead(invoice.Number, invoice.Date, invoice.Lines.Count);
        foreach (var line in invoice.Lines.Where(line => line.Quantity == 0))
            _log.NothingSold(line.Article, document);
        conversion.Invoice = invoice;
        return Task.CompletedTask;
    }

    static Task ConvertAsync(Conversion conversion, CancellationToken cancellationToken)
    {
        var invoice = conversion.Invoice!;
        conversion.Total = ExchangeRates.ToEuro(invoice.Currency, invoice.Lines.Sum(line => line.Price));
        return Task.CompletedTask;
    }

    Task BookAsync(Conversion conversion, CancellationToken cancellationToken) =>
        _ledger.BookAsync(conversion.Submission.TenantId, conversion.Invoice!, conversion.Total, cancellationToken);
}
