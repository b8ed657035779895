// SPDX-License-Identifier: Apache-2.0
using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sinks.Faces.Tests.Mel;

/// <summary>A value of each kind that code logs; made anew each time, for some can be read but once.</summary>
static class Kinds
{
    static readonly DateTime Noon = new(2026, 7, 14, 12, 30, 15, 123, DateTimeKind.Unspecified);
    static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static IReadOnlyDictionary<string, Func<object?>> All { get; } =
        new Dictionary<string, Func<object?>>(StringComparer.Ordinal)
        {
            ["null"] = () => null,
            ["string"] = () => "report.md",
            ["empty string"] = () => "",
            ["string with quotes and lines"] = () => "a \"b\" {c}\r\n\td \u00e9\ud83d\ude00",
            ["string with half a surrogate"] = () => "a\ud83db",
            ["huge string"] = () => string.Join(' ', Enumerable.Range(0, 20_000)),
            ["bool true"] = () => true,
            ["bool false"] = () => false,
            ["char"] = () => 'x',
            ["sbyte"] = () => sbyte.MinValue,
            ["byte"] = () => byte.MaxValue,
            ["short"] = () => short.MinValue,
            ["ushort"] = () => ushort.MaxValue,
            ["int"] = () => int.MinValue,
            ["uint"] = () => uint.MaxValue,
            ["long"] = () => long.MinValue,
            ["ulong"] = () => ulong.MaxValue,
            ["nint"] = () => (nint)17,
            ["Int128"] = () => Int128.MaxValue,
            ["BigInteger"] = () => BigInteger.Pow(10, 40),
            ["Half"] = () => (Half)1.5,
            ["float"] = () => 0.1f,
            ["double"] = () => 0.1,
            ["double that is no number"] = () => double.NaN,
            ["double without end"] = () => double.NegativeInfinity,
            ["negative zero"] = () => -0.0,
            ["decimal"] = () => 1234.50m,
            ["largest decimal"] = () => decimal.MaxValue,
            ["Complex"] = () => new Complex(1, 2),
            ["DateTime unspecified"] = () => Noon,
            ["DateTime UTC"] = () => DateTime.SpecifyKind(Noon, DateTimeKind.Utc),
            ["DateTime local"] = () => DateTime.SpecifyKind(Noon, DateTimeKind.Local),
            ["first DateTime"] = () => DateTime.MinValue,
            ["last DateTime"] = () => DateTime.MaxValue,
            ["DateTimeOffset"] = () => new DateTimeOffset(Noon, TimeSpan.FromHours(-7)),
            ["DateOnly"] = () => new DateOnly(2026, 7, 14),
            ["TimeOnly"] = () => new TimeOnly(12, 30, 15, 123),
            ["TimeSpan"] = () => new TimeSpan(1, 2, 3, 4, 5),
            ["Guid"] = () => Id,
            ["enum"] = () => DayOfWeek.Tuesday,
            ["enum without a name"] = () => (DayOfWeek)42,
            ["flags"] = () => FileAttributes.Archive | FileAttributes.Hidden,
            ["enum of long"] = () => Wide.Far,
            ["Uri"] = () => new Uri("https://example.org/a%20b?c=d"),
            ["relative Uri"] = () => new Uri("a/b", UriKind.Relative),
            ["Version"] = () => new Version(1, 2, 3),
            ["Type"] = () => typeof(Dictionary<string, int>),
            ["method"] = () => typeof(Kinds).GetMethod(nameof(Half)),
            ["delegate"] = () => (Func<int>)Half,
            ["CultureInfo"] = () => CultureInfo.InvariantCulture,
            ["byte array"] = () => new byte[] { 1, 2, 250 },
            ["long byte array"] = () => Enumerable.Range(0, 2_000).Select(static i => (byte)i).ToArray(),
            ["Memory of bytes"] = () => new Memory<byte>([1, 2, 250]),
            ["char array"] = () => "abc".ToCharArray(),
            ["int array"] = () => new[] { 1, 2, 3 },
            ["empty array"] = () => Array.Empty<string>(),
            ["string array with null"] = () => new[] { "a", null, "b" },
            ["two-dimensional array"] = () => new[,] { { 1, 2 }, { 3, 4 } },
            ["jagged array"] = () => new[] { new[] { 1 }, new[] { 2, 3 } },
            ["List"] = () => new List<object?> { 1, "two", 3.0m, null },
            ["ImmutableArray"] = () => ImmutableArray.Create(1, 2),
            ["default ImmutableArray"] = () => default(ImmutableArray<int>),
            ["HashSet"] = () => new HashSet<string> { "a" },
            ["Queue"] = () => new Queue<int>([1, 2]),
            ["ArrayList"] = () => new ArrayList { 1, "a" },
            ["iterator"] = Count,
            ["long list"] = () => Enumerable.Range(0, 1_500).ToList(),
            ["Dictionary of strings"] = () => new Dictionary<string, object?> { ["a"] = 1, ["b"] = null },
            ["Dictionary of ints"] = () => new Dictionary<int, string> { [7] = "seven" },
            ["Dictionary of enums"] = () => new Dictionary<DayOfWeek, decimal> { [DayOfWeek.Friday] = 1.5m },
            ["Dictionary of tuples"] = () => new Dictionary<(int, int), string> { [(1, 2)] = "a" },
            ["SortedDictionary"] = () => new SortedDictionary<string, int> { ["a"] = 1 },
            ["IReadOnlyDictionary"] = () => new ReadOnlyDictionary<string, int>(new Dictionary<string, int> { ["a"] = 1 }),
            ["ImmutableDictionary"] = () => ImmutableDictionary<string, int>.Empty.Add("a", 1),
            ["Hashtable"] = () => new Hashtable { ["a"] = 1 },
            ["KeyValuePair"] = () => KeyValuePair.Create("a", 1),
            ["tuple of values"] = () => (1, "two", 3m),
            ["Tuple"] = () => Tuple.Create(1, "two"),
            ["nullable struct"] = () => (int?)5,
            ["nullable struct without a value"] = () => (DateTime?)null,
            ["anonymous object"] = () => new { File = "report.md", Pages = 3, Cost = 1.50m },
            ["record"] = () => new Page("report.md", 3),
            ["struct record"] = () => new Size(1, 2),
            ["nested record"] = () => new Folder("in", [new Page("a", 1), new Page("b", 2)], new Folder("out", [], null)),
            ["object with a text"] = () => new WithText(),
            ["object without one"] = () => new Plain { Name = "n", Count = 2 },
            ["object whose text throws"] = () => new ThrowingText(),
            ["object whose text is null"] = () => new NullText(),
            ["object whose property throws"] = () => new ThrowingProperty(),
            ["object that contains itself"] = () => new Endless(),
            ["object with a secret"] = () => new { Password = "hunter2", Name = "n" },
            ["sequence that throws"] = Broken,
            ["exception"] = () => new InvalidOperationException("broken", new IOException("disk")),
            ["JsonElement"] = () => JsonSerializer.Deserialize<JsonElement>("""{"a":[1,"b",null]}"""),
            ["JsonDocument"] = () => JsonDocument.Parse("""{"a":1}"""),
            ["CancellationToken"] = () => new CancellationToken(canceled: true),
            ["Task"] = () => Task.CompletedTask,
            ["StringBuilder"] = () => new System.Text.StringBuilder("built"),
            ["FormattableString"] = () => (FormattableString)$"a {1} b",
        };

    public static int Half() => 1 / 2;

    public static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new InvalidOperationException("no more");
    }

    static IEnumerable<int> Count()
    {
        yield return 1;
        yield return 2;
    }

    enum Wide : long
    {
        Far = long.MaxValue,
    }

    sealed record Page(string File, int Number);

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Size(int Width, int Height);

    sealed record Folder(string Name, IReadOnlyList<Page> Pages, Folder? Inner);

    sealed class WithText
    {
        public string Name { get; } = "n";

        public override string ToString() => "a text";
    }

    sealed class Plain
    {
        public required string Name { get; init; }

        public int Count { get; init; }
    }

    sealed class ThrowingText
    {
        public override string ToString() => throw new InvalidOperationException("no text");
    }

    sealed class NullText
    {
        public override string? ToString() => null;
    }

    sealed class ThrowingProperty
    {
        public string Name { get; } = "n";

        public string Broken => throw new InvalidOperationException($"no property of {Name}");
    }

    sealed class Endless
    {
        public Endless Self => this;
    }
}
