// SPDX-License-Identifier: Apache-2.0
using Serilog.Events;
using Sinks.Fanout.Tests.Pipelines;

namespace Sinks.Fanout.Tests.Redaction.Strategies;

public sealed class IdentityTests : IAsyncDisposable
{
    readonly List<FanoutEvent> _seen = [];
    readonly ScriptedBackend _backend;

    public IdentityTests() => _backend = new ScriptedBackend { Captured = _seen };

    public ValueTask DisposeAsync() => _backend.DisposeAsync();

    [Fact]
    public async Task With_a_key_an_address_as_user_id_is_one_pseudonym_over_all_events()
    {
        await using var bench = Bench(static options => options.Pseudonym.Key = With.Key);
        foreach (var id in new[] { With.Address, "Joanna@Example.com", "other@example.com", "17" })
            bench.Logger.ForContext("UserId", id).ForContext("TenantId", "acme").Error("failed");
        await bench.SettleAsync();

        var ids = _seen.ConvertAll(static item => item.Context.UserId);
        ids[0].ShouldNotBeNull().ShouldStartWith("email:k1:");
        ids[1].ShouldBe(ids[0]);
        ids[2].ShouldNotBeNull().ShouldNotBe(ids[0]);
        ids[3].ShouldBe("17");
        _seen.ShouldAllBe(static item => item.Context.TenantId == "acme");
        bench.Status.Notes.ShouldBeEmpty();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task Without_a_key_it_is_absent_and_that_is_said_once()
    {
        await using var bench = Bench(static _ => { });
        for (var i = 0; i < 10; i++)
        {
            bench.Logger.ForContext("UserId", With.Address).ForContext("WorkflowId", "password=hunter2")
                .Error("failed");
        }

        await bench.SettleAsync();

        _seen.ShouldAllBe(static item => item.Context.UserId == null && item.Context.WorkflowId == null);
        var said = bench.Said.ShouldHaveSingleItem();
        said.ShouldContain("is left out");
        said.ShouldNotContain("joanna");
        bench.Status.Notes.ShouldHaveSingleItem().ShouldContain("Redaction:Pseudonym:Key");
        bench.Status.ShouldBalance();
    }

    [Fact]
    public async Task A_fingerprint_keeps_its_harmless_parts_and_gets_pseudonyms_for_the_others()
    {
        await using var keyed = Bench(static options => options.Pseudonym.Key = With.Key);
        keyed.Logger.ForContext("Fingerprint", new[] { "import", With.Address }).Error("failed");
        await keyed.SettleAsync();
        var parts = Value(_seen.ShouldHaveSingleItem(), "Fingerprint").AsSequence();
        parts[0].ToString().ShouldBe("import");
        parts[1].ToString().ShouldStartWith("email:k1:");
        keyed.Status.ShouldBalance();
        _seen.Clear();

        await using var bare = Bench(static _ => { });
        bare.Logger.ForContext("Fingerprint", new[] { "import", With.Address }).Error("failed");
        bare.Logger.ForContext("Fingerprint", With.Address).Error("failed");
        await bare.SettleAsync();
        Value(_seen[0], "Fingerprint").AsSequence().ShouldHaveSingleItem().ToString().ShouldBe("import");
        _seen[1].Properties.TryGetValue("Fingerprint", out _).ShouldBeFalse();
        bare.Status.ShouldBalance();
    }

    [Fact]
    public async Task Hooks_change_nothing_about_it_and_may_copy_a_pseudonym_out_of_a_property()
    {
        await using var bench = Bench(
            static options => options.Rule("email", RedactionStrategy.Pseudonym).Pseudonym.Key = With.Key,
            static item => item with
            {
                Context = item.Context with
                {
                    UserId = item.Context.UserId + "",
                    TenantId = Value(item, "Mail").ToString(),
                    Step = "[redacted:kv]",
                },
            });
        bench.Logger.ForContext("UserId", With.Address).ForContext("Mail", With.Address).Error("failed");
        await bench.SettleAsync();

        var context = _seen.ShouldHaveSingleItem().Context;
        context.UserId.ShouldNotBeNull().ShouldStartWith("email:k1:");
        context.TenantId.ShouldBe(context.UserId);
        context.Step.ShouldBeNull();
        bench.Status.ShouldBalance();
    }

    [Fact]
    public void A_value_that_is_allowed_identifies_as_it_is()
    {
        var redactor = With.Options(static options => options.AllowValue(With.Address));
        redactor.RedactIdentity("JOANNA@example.com").ShouldBe("JOANNA@example.com");
        redactor.Redact("from joanna@example.com to other@example.com")
            .ShouldBe("from joanna@example.com to [redacted:email]");
    }

    [Fact]
    public void A_stranger_with_the_looks_of_a_pseudonym_is_none_of_ours()
    {
        var foreign = "token:k9:AAAAAAAAAAAAAAAAAAAAAA";
        With.Options(static _ => { }).RedactIdentity(foreign).ShouldNotBe(foreign);
        new Redactor(new RedactionOptions()).RedactIdentity("token:k1:AAAAAAAAAAAAAAAAAAAAAA").ShouldBeNull();
    }

    static FanoutValue Value(FanoutEvent item, string name) =>
        item.Properties.TryGetValue(name, out var value) ? value : default;

    PipelineBench Bench(Action<RedactionOptions> configure, params Func<FanoutEvent, FanoutEvent?>[] hooks) => new(
        options => configure(options.Redaction),
        static options => options.MinimumLevel = LogEventLevel.Error,
        plan => plan with { Hooks = hooks },
        new PipelineServices(),
        _backend);
}
