// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Quickstart;
using Quickstart.Workflow;
using Receiver;
using Receiver.Report;
using Serilog;
using Sinks.Fanout;

using var configuration = new ConfigurationManager();
configuration.SetBasePath(AppContext.BaseDirectory)
    .AddJsonFile("appsettings.json")
    .AddJsonFile($"appsettings.{Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")}.json", optional: true)
    .AddEnvironmentVariables();

// Only this sample needs these two: they stand in for servers that the configuration does not name.
await using var receiver = await LoopbackReceiver.StartWhereNeededAsync(configuration);
using var silentArchive = SilentArchive.StartWhereNeeded(configuration);

using var interruption = new Interruption();
Log.Logger = new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
try
{
    var documents = Path.Combine(AppContext.BaseDirectory, "documents");
    var store = new DocumentStore(configuration["Store:ConnectionString"]!);
    using var archive = new Archive(configuration.GetSection("Archive"));
    var workflow = new ConversionWorkflow(
        new FetchStep(documents, archive), new ParseStep(), new ConvertStep(documents), new StoreStep(store));

    var jobs = await Inbox.ReadAsync(documents, configuration.GetValue("Conversion:Rounds", 1));
    var atOnce = new ParallelOptions
    {
        MaxDegreeOfParallelism = configuration.GetValue("Conversion:Parallelism", 4),
        CancellationToken = interruption.Token,
    };
    await Parallel.ForEachAsync(jobs, atOnce, async (job, cancellationToken) =>
    {
        using (FanoutContext.Push(ConversionWorkflow.Id, job.RunId, userId: job.UserId, tenantId: job.TenantId))
            await workflow.RunAsync(job, cancellationToken);
    });
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    Log.Warning("Interrupted; what was reported so far is still delivered");
}
catch (Exception fault)
{
    Log.Fatal(fault, "The service ended");
    throw;
}
finally
{
    await Log.CloseAndFlushAsync();
}

RunReport.Print(receiver, FanoutStatus.All);
return interruption.ExitCode;
