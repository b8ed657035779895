// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;

namespace Sinks.AspNetCore;

/// <summary>How the page looks, in light and in dark; every text has a contrast of 4.5 to 1 or more on what it is
/// on.</summary>
static class StatusStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--back:#ffffff;--raised:#f6f8fa;--text:#1f2328;--muted:#57606a;--line:#d0d7de;
        --link:#0550ae;--good:#116329;--fair:#7a4d00;--poor:#a40e26}
        @media (prefers-color-scheme:dark){:root{--back:#0d1117;--raised:#161b22;--text:#e6edf3;--muted:#9da7b3;
        --line:#3d444d;--link:#79c0ff;--good:#56d364;--fair:#e3b341;--poor:#ff9b94}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
        header,main{max-width:72rem;margin:0 auto;padding:1rem}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}
        a{color:var(--link)}a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-99rem}.skip:focus{position:static}
        .bar{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
        .bar p{margin:0}.muted{color:var(--muted)}
        .good,.fair,.poor{font-weight:600}.good{color:var(--good)}.fair{color:var(--fair)}.poor{color:var(--poor)}
        .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
        table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;padding:.5rem .75rem;color:var(--muted)}
        th,td{text-align:left;padding:.4rem .75rem;border-top:1px solid var(--line);vertical-align:top}
        thead th{background:var(--raised)}td.number,th.number{text-align:right}
        td{overflow-wrap:anywhere}th{white-space:nowrap}
        dl{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:.5rem 0}dt{color:var(--muted);font-size:.85rem}
        dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums}
        svg{width:100%;height:3rem;display:block;background:var(--raised);border-radius:6px}
        polyline{fill:none;stroke:var(--link);stroke-width:2;vector-effect:non-scaling-stroke}
        .hour{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}
        figure{margin:0}figcaption{color:var(--muted);font-size:.85rem}
        """;

    /// <summary>Allows this style, by its hash, and nothing else at all.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Sheet)}'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
