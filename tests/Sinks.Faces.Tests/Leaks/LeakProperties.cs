// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;

namespace Sinks.Faces.Tests.Leaks;

/// <summary>
/// The promise that nothing secret leaves, as a property: a secret of any class, in any encoding, at any place of an
/// event, arrives at no backend. Seeds are FsCheck's; the failing one is in its message.
/// </summary>
public sealed class LeakProperties : IAsyncLifetime
{
    static readonly string[] Words =
    [
        "stored", "order", "4711", "in", "38 ms", "state=new", "node-7", "C:\\data\\a.md", "user jan", "(retry 2)",
        "ok", "https://shop.example/orders?page=2", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "[main]", "size: 12", "50%",
    ];

    Doors _doors = null!;

    public async Task InitializeAsync() => _doors = await Doors.OpenAsync();

    public async Task DisposeAsync() => await _doors.DisposeAsync();

    [Fact]
    public void A_secret_that_its_text_gives_away_arrives_nowhere() => Check(Scale.Of(300, 20_000), random =>
    {
        var planted = PlantedSecrets.Make(random);
        var (place, put) = Pick(random, Places.All);
        var disguise = Disguise.All[random.Next(Disguise.All.Length)];
        var text = disguise.Of(planted.Text);
        put(_doors, text);
        ShouldBeGone(planted.Raw, $"{planted.Kind}, {disguise.Name}, {place}: {text}");
    });

    [Fact]
    public void A_secret_that_its_name_gives_away_arrives_nowhere() => Check(Scale.Of(150, 10_000), random =>
    {
        var (name, value) = (PlantedSecrets.Name(random), PlantedSecrets.Value(random));
        var (place, put) = Pick(random, Places.ByName);
        put(_doors, name, value);
        ShouldBeGone(value, $"{name}, {place}: {value}");
    });

    [Fact]
    public void A_text_without_a_secret_arrives_as_it_was() => Check(Scale.Of(60, 5_000), random =>
    {
        var text = string.Join(' ', random.GetItems(Words, random.Next(1, 12)));
        Redactor.Default.Redact(text).ShouldBeSameAs(text);
        _doors.Serilog.Error("got {Body}", text);
        Sight.Unescape(Arrived()).ShouldContain("got " + text);
    });

    [Fact]
    public void What_arrives_is_looked_at_in_every_encoding()
    {
        const string Secret = "s3cr3t&7";
        Sight.Of(Secret, "none").ShouldBeFalse();
        foreach (var body in new[]
        {
            "a s3cr3t&7 b", "s3cr3t\\u00267", "s3cr3t\\\\u00267", "s3cr3t%267", "s3cr3t&amp;7", "7333637233742637",
        })
            Sight.Of(Secret, body).ShouldBeTrue(body);
    }

    void ShouldBeGone(string secret, string story)
    {
        var arrived = Arrived();
        arrived.ShouldContain("event_id", customMessage: story);
        if (Sight.Of(secret, arrived))
            throw new ShouldAssertException($"{secret} leaks. {story}\n{arrived}");
    }

    string Arrived() => _doors.ArrivedAsync().GetAwaiter().GetResult();

    static (string Name, T Put) Pick<T>(Random random, IReadOnlyDictionary<string, T> places)
    {
        var (name, put) = places.ElementAt(random.Next(places.Count));
        return (name, put);
    }

    static void Check(int count, Action<Random> property) => Prop
        .ForAll<int>(seed =>
        {
            property(new Random(seed));
            return true;
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithStartSize(100_000).WithEndSize(100_000_000));
}
