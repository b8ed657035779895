// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Quickstart.Converters;

/// <summary>The <c>key: value</c> lines between two <c>---</c> at the top of a Markdown file.</summary>
sealed record FrontMatter(IReadOnlyDictionary<string, string> Values, int Lines)
{
    public static FrontMatter Read(ReadOnlySpan<byte> document) => Read(Encoding.Latin1.GetString(document));

    public static FrontMatter Read(string document)
    {
        var lines = document.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var end = lines[0] is "---" ? Array.IndexOf(lines, "---", 1) : -1;
        foreach (var line in lines.Take(end).Skip(1))
        {
            if (line.Split(':', 2) is [var key, var value])
                values[key.Trim()] = value.Trim();
        }

        return new FrontMatter(values, end + 1);
    }
}
