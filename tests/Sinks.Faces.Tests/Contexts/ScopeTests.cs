// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;

namespace Sinks.Faces.Tests.Contexts;

/// <summary>Scopes of every shape that people begin.</summary>
public sealed class ScopeTests : IAsyncDisposable
{
    readonly LoggerRig _rig = new();

    /// <summary>Each says that the user is u-1 and the attempt 3.</summary>
    public static TheoryData<string> Shapes => [.. Named.Keys];

    static Dictionary<string, object[]> Named { get; } = new(StringComparer.Ordinal)
    {
        ["dictionary"] = [new Dictionary<string, object> { ["UserId"] = "u-1", ["Attempt"] = 3 }],
        ["nullable dictionary"] =
        [
            new Dictionary<string, object?> { ["UserId"] = "u-1", ["Attempt"] = 3, ["No"] = null },
        ],
        ["array of pairs"] = [new KeyValuePair<string, object>[] { new("user.id", "u-1"), new("Attempt", 3) }],
        ["iterator of pairs"] = [Iterate(new("UserId", "u-1"), new("Attempt", 3))],
        ["pair"] = [new KeyValuePair<string, object>("UserId", "u-1"), new KeyValuePair<string, object>("Attempt", 3)],
        ["pair of texts"] = [new KeyValuePair<string, string>("UserId", "u-1"), ("Attempt", 3)],
        ["dictionary of texts"] = [new Dictionary<string, string> { ["UserId"] = "u-1" }, ("Attempt", (object)3)],
        ["tuple"] = [("UserId", "u-1"), Tuple.Create("Attempt", 3)],
    };

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Pairs_of_any_shape_are_properties_and_context(string shape)
    {
        Log(Named[shape]);
        var seen = await _rig.OneAsync();
        seen.Context.ShouldBe(new FanoutContext { UserId = "u-1" });
        seen.Value("Attempt").ShouldBe(FanoutValue.From(3));
        seen.Properties.Select(static property => property.Name).ShouldBeSubsetOf(["Attempt", "No"]);
    }

    [Fact]
    public async Task A_template_gives_its_values_and_its_sentence()
    {
        using (_rig.Logger.BeginScope("Job {JobId} of {TenantId}", 7, "acme"))
            _rig.Logger.LogError("failed");
        var seen = await _rig.OneAsync();
        seen.Context.ShouldBe(new FanoutContext { TenantId = "acme" });
        seen.Value("JobId").ShouldBe(FanoutValue.From(7));
        seen.Scopes().ShouldBe(["Job 7 of acme"]);
    }

    [Fact]
    public async Task Texts_and_objects_name_nobody()
    {
        Log("UserId: u-1", "UserId=u-1", new { UserId = "u-1", TenantId = "acme" }, ("UserId", 1, 2), 42);
        var seen = await _rig.OneAsync();
        seen.Context.IsEmpty.ShouldBeTrue();
        seen.Scopes().Count.ShouldBe(5);
        seen.Scopes()[0].ShouldBe("UserId: u-1");
        seen.Properties.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_inner_scope_wins_over_the_outer_one_and_the_state_over_both()
    {
        using (_rig.Logger.BeginScope(("Step", "outer")))
        using (_rig.Logger.BeginScope(("UserId", "outer")))
        using (_rig.Logger.BeginScope(("UserId", "inner")))
        {
            _rig.Logger.LogError("by scopes");
            _rig.Logger.LogError("by {UserId}", "state");
        }

        (await _rig.ArrivedAsync()).Select(static seen => seen.Context).ShouldBe(
        [
            new FanoutContext { Step = "outer", UserId = "inner" },
            new FanoutContext { Step = "outer", UserId = "state" },
        ]);
    }

    [Fact]
    public async Task A_scope_wins_over_the_ambient_context()
    {
        using (_rig.Logger.BeginScope(("UserId", "of the scope")))
        using (FanoutContext.Push(userId: "pushed", tenantId: "acme"))
            _rig.Logger.LogError("failed");
        (await _rig.OneAsync()).Context.ShouldBe(new FanoutContext { UserId = "of the scope", TenantId = "acme" });
    }

    [Theory]
    [MemberData(nameof(ContextTable.NamesForTheory), MemberType = typeof(ContextTable))]
    public async Task The_documented_names_are_read_from_scopes_and_from_state(string name, string field)
    {
        using (_rig.Logger.BeginScope((name, "of a scope")))
            _rig.Logger.LogError("failed");
        _rig.Logger.Log<KeyValuePair<string, object?>[]>(
            LogLevel.Error, default, [new(name, "of the state")], null, static (_, _) => "failed");
        (await _rig.ArrivedAsync()).Select(static seen => seen.Context).ShouldBe(
            [ContextTable.Only(field, "of a scope"), ContextTable.Only(field, "of the state")]);
    }

    [Fact]
    public async Task A_value_that_redaction_would_change_is_no_identity()
    {
        Log(("UserId", "password=hunter2-correct-horse"), ("TenantId", "acme"));
        var seen = await _rig.OneAsync();
        seen.Context.ShouldBe(new FanoutContext { TenantId = "acme" });
        seen.ToString().ShouldNotContain("hunter2");
    }

    void Log(params object[] scopes)
    {
        var begun = scopes.Select(scope => _rig.Logger.BeginScope(scope)).ToList();
        _rig.Logger.LogError("failed");
        begun.Reverse();
        begun.ForEach(static scope => scope?.Dispose());
    }

    static IEnumerable<KeyValuePair<string, object?>> Iterate(params KeyValuePair<string, object?>[] pairs)
    {
        foreach (var pair in pairs)
            yield return pair;
    }
}
