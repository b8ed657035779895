// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;
using Sinks.Faces.Tests.Contexts;

namespace Sinks.Faces.Tests.Redaction;

/// <summary>Attributes count by each way in: by itself, and in Serilog once the policy is asked for.</summary>
public sealed class AttributeTests : IAsyncDisposable
{
    const string Secret = "violet-otter-77";
    const string Taken = "[redacted:attribute]";

    readonly LoggerRig _rig = new();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task A_structure_comes_without_what_its_attributes_hide()
    {
        _rig.Logger.LogError("Cannot ship {@Order}", new Order(7, Secret));
        var seen = await _rig.OneAsync();
        seen.Value("Order").ToString().ShouldBe($$"""{"Id":7,"Note":"{{Taken}}"}""");
        seen.Message.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("Cannot ship {Order}")]
    [InlineData("Cannot ship {$Order}")]
    public async Task The_text_of_a_record_comes_without_it_too(string template)
    {
#pragma warning disable CA2254 // Which operator the hole has is what is tested.
        _rig.Logger.LogError(template, new Order(7, Secret));
#pragma warning restore CA2254
        var seen = await _rig.OneAsync();
        seen.Value("Order").ToString().ShouldBe($"Order {{ Id = 7, Note = {Taken} }}");
        seen.Message.ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("red")]
    public async Task A_short_or_unlucky_value_spoils_no_marker(string note)
    {
        _rig.Logger.LogError("Cannot ship {Order}", new Order(7, note));
        var text = (await _rig.OneAsync()).Value("Order").ToString();
        text.ShouldBe(note switch
        {
            "" => "Order { Id = 7, Note =  }",
            "7" => Taken,
            _ => $"Order {{ Id = 7, Note = {Taken} }}",
        });
    }

    [Fact]
    public async Task Collections_and_scopes_come_without_it()
    {
        using (_rig.Logger.BeginScope("In {Basket}", new List<Order> { new(1, Secret) }))
        {
            Order[] orders = [new(2, Secret)];
            _rig.Logger.LogError("Cannot ship {Orders} {@More}", orders, orders);
        }

        var seen = await _rig.OneAsync();
        foreach (var name in new[] { "Basket", "Orders", "More" })
        {
            seen.Value(name).ToString().ShouldContain(Taken);
            seen.Value(name).ToString().ShouldNotContain(Secret);
        }

        seen.ToString().ShouldNotContain(Secret);
        seen.Message.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_type_that_is_hidden_whole_is_so_with_and_without_its_structure()
    {
        _rig.Logger.LogError("{Plain} {@Whole}", new Pin(Secret), new Pin(Secret));
        var seen = await _rig.OneAsync();
        seen.Message.ShouldBe($"{Taken} {Taken}");
    }

    [Fact]
    public void Serilogs_json_asks_for_it_by_name()
    {
        const string json = """
            { "Serilog": { "Using": [ "Sinks.Fanout" ], "Destructure": [ { "Name": "WithRedaction" } ] } }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        using var logger = new LoggerConfiguration().ReadFrom.Configuration(configuration).CreateLogger();
        logger.BindProperty("Order", new Order(7, Secret), destructureObjects: true, out var property).ShouldBeTrue();
        property!.Value.ToString(null, null).ShouldBe($$"""Order { Id: 7, Note: {{Taken}} }""");
    }

    sealed record Order(int Id, [Redact] string Note);

    [Redact]
    sealed record Pin(string Value);
}
