// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.AspNetCore;

/// <summary>Draws the minutes of an hour as a line, which is told in words too.</summary>
static class Sparkline
{
    const int Width = 59;
    const int Height = 20;

    /// <summary>Writes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">What it counts.</param>
    /// <param name="minutes">The counts, the oldest first; at most 60.</param>
    public static void Write(HtmlText page, string title, IReadOnlyList<long> minutes)
    {
        var most = minutes.Count == 0 ? 0 : minutes.Max();
        var told = minutes.Count == 0
            ? $"{title}: no minute is over yet"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{title}: {minutes.Sum():N0} in {minutes.Count} minutes, at most {most:N0} in one");
        page.Raw("<figure><svg role=\"img\" preserveAspectRatio=\"none\" viewBox=\"0 -1 59 22\" aria-label=\"")
            .Text(told).Raw("\"><polyline points=\"");
        for (var i = 0; i < minutes.Count; i++)
        {
            var x = Width - minutes.Count + 1 + i;
            var y = most == 0 ? Height : Height - (minutes[i] * Height / (double)most);
            page.Raw(string.Create(CultureInfo.InvariantCulture, $"{x},{y:0.##} "));
        }

        page.Raw("\"/></svg><figcaption>").Text(told).Raw("</figcaption></figure>");
    }
}
