// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Hosting;
using Sinks.Hosting.Apps;

// An application as its author would write it, who has never heard of Sinks. The first argument says what host it has,
// the second how it ends.
using var host = Hosts.Build(args[0]);
return Endings.Run(host, args[1]);
