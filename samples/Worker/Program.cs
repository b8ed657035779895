// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Receiver;
using Receiver.Report;
using Sinks.Fanout;
using Worker.Invoices;
using Worker.Workflow;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Logging.AddFanout();
builder.Services.AddSingleton<InvoiceWorkflow>().AddSingleton<Ledger>().AddSingleton<WorkQueue>();
builder.Services.AddHostedService<Inbox>().AddHostedService<Engine>();

// Only this sample needs this: it stands in for servers that the configuration does not name.
await using var receiver = await LoopbackReceiver.StartWhereNeededAsync(builder.Configuration);

await builder.Build().RunAsync();

RunReport.Print(receiver, FanoutStatus.All);
