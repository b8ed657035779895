// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Sinks.WebBench;

// What Sinks.AspNetCore costs the requests of an application: run by bench/web.sh.
if (args is ["app", var address, .. var dsn])
    await BenchApp.RunAsync(address, dsn.FirstOrDefault());
else
{
    var pairs = int.Parse(args.FirstOrDefault() ?? "7", CultureInfo.InvariantCulture);
    await new Comparison(pairs, TimeSpan.FromSeconds(8)).RunAsync();
}
