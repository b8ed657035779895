#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What Sinks.AspNetCore costs requests: bench/web.sh [pairs]. Two applications, with and without it, at 60 % of what the
# machine can do; prints p99_ratio, cpu_ratio, errors_sent and errors_delivered.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
dotnet build Sinks.WebBench -c Release -v quiet --nologo
exec dotnet Sinks.WebBench/bin/Release/net10.0/Sinks.WebBench.dll "$@"
