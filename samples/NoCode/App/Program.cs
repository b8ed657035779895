// SPDX-License-Identifier: Apache-2.0
using App;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A worker as thousands run: it logs, and knows of nothing that reads its log but the console.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<FeedImport>();
builder.Build().Run();
