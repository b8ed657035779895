// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;

namespace Sinks.Bench;

/// <summary>
/// Log lines without secrets, about 110 characters long, as services write them. <c>SINKS_BENCH_LINES</c> may name a
/// folder with logs (<c>*.log</c>, <c>*.log.gz</c>) to be used instead.
/// </summary>
static class LogLines
{
    const string Variable = "SINKS_BENCH_LINES";
    const int Limit = 4_000;

    static readonly string[] Own =
    [
        "2026-03-11 09:14:22,518 INFO [IPC Server handler 12 on 40021] "
            + "org.example.mapred.TaskListenerImpl: attempt_1488_m_03 is : 0.25",
        "Mar 11 09:14:22 web-07 sshd[20144]: Failed password for invalid user oracle from 203.0.113.77 port 51532 ssh2",
        "info: Microsoft.AspNetCore.Hosting.Diagnostics[2] Request finished HTTP/1.1 GET "
            + "http://localhost:5000/orders/71 - 200 - 12.41ms",
        "fail: Shop.Orders.PaymentWorker[17] Order 48113 could not be charged after 3 attempts, next "
            + "attempt at 2026-03-11T09:20:00Z",
        "Executed DbCommand (7ms) [Parameters=[@p0='?' (DbType = Int32)], CommandType='Text', "
            + "CommandTimeout='30'] SELECT 1",
        "W20260311 09:14:22.518131 20144 raft_consensus.cc:516] T 4f1d P 88a2: Leader election lost, "
            + "term 14, votes 1 of 3 (timeout)",
        "10.2.0.14 - - [11/Mar/2026:09:14:22 +0000] \"GET /static/js/app.4f1d88a2.js HTTP/1.1\" 304 0 "
            + "\"-\" \"Mozilla/5.0 (X11; Linux)\"",
        "Converting /var/spool/in/report-2026-03.docx to PDF took 1832 ms (14 pages, 3 images, 2 fonts "
            + "substituted: Calibri, Cambria)",
        "System.IO.FileNotFoundException: Could not find file '/srv/app/templates/invoice.html'. File "
            + "name: '/srv/app/templates/invoice.html'",
        "GC: pause 12.1 ms, gen 2, heap 412 MB -> 287 MB, fragmentation 4.1 %, pinned 17, finalizers "
            + "203, threads 41, cpu 63 %",
        "081109 203615 148 INFO dfs.DataNode$PacketResponder: PacketResponder 1 for block "
            + "blk_38865049064139660 terminating",
        "Connection to broker kafka-2.internal:9092 lost (connection reset by peer); reconnecting in "
            + "500 ms, partition orders-14, offset 99120",
        "- 1131566461 2005.11.09 dn228 Nov 9 12:01:01 dn228/dn228 crond(pam_unix)[2915]: session closed "
            + "for user root, status 0",
        "Health check database completed after 4.2112ms with status Healthy and description 'PostgreSQL "
            + "15.4, lag 0 s, 14 connections'",
        "nova.compute.manager [req-3ea4052c-895d-4b64-9e2d-04d64c4d94ab - - -] [instance: "
            + "b9000564-fe1a-409b-b8cc-1e88b294cd1d] VM Started",
        "Scheduler: job nightly-cleanup (id 71) finished in 00:04:12.118, next run 2026-03-12 02:00:00, "
            + "1204 rows removed, 0 errors",
    ];

    public static string[] Read() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? ReadFolder(folder) : Own;

    /// <summary>Evenly from all files, so that every kind of log counts.</summary>
    static string[] ReadFolder(string folder)
    {
        var lines = new List<string>();
        var files = Directory.GetFiles(folder, "*.log").Concat(Directory.GetFiles(folder, "*.log.gz")).ToArray();
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            var isPacked = file.EndsWith(".gz", StringComparison.Ordinal);
            using var reader = new StreamReader(isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream);
            var share = Limit / files.Length;
            for (var line = reader.ReadLine(); line is not null && share > 0; line = reader.ReadLine())
            {
                if (line.Length == 0)
                    continue;
                lines.Add(line);
                share--;
            }
        }

        return [.. lines];
    }
}
