// SPDX-License-Identifier: Apache-2.0
using Sinks.TestKit.Receivers;

namespace Sinks.TestKit.Tests.Receivers;

public sealed class SchemaValidatorTests
{
    [SchemaFact]
    public async Task A_minimal_event_is_valid()
    {
        await using var validator = new SchemaValidator();

        var verdict = await validator.ValidateAsync(
            """
            {
              "event_id": "fc6d8c0c43fc4630ad850ee518f1b9d0",
              "timestamp": "2026-01-02T03:04:05.678Z",
              "level": "error",
              "platform": "csharp",
              "exception": { "values": [{ "type": "System.IO.IOException", "value": "The disk is full." }] }
            }
            """);

        verdict.ShouldBe(new Verdict(Ok: true, Error: null));
    }

    [SchemaFact]
    public async Task What_is_wrong_is_named()
    {
        await using var validator = new SchemaValidator();

        var message = await validator.ValidateAsync("""{ "message": "The disk is full." }""");
        var id = await validator.ValidateAsync("""{ "event_id": "not an id" }""");

        message.Error.ShouldNotBeNull().ShouldContain("additional properties (message)");
        id.Error.ShouldNotBeNull().ShouldContain("/event_id must match format");
    }

    [ReceiverFact]
    public async Task A_script_that_ends_is_reported_with_its_own_words()
    {
        await using var validator = new SchemaValidator("no-such-file.json");

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => validator.ValidateAsync("{}"));

        failure.Message.ShouldStartWith("validate-schema.mjs ended before it");
        failure.Message.ShouldContain("exit code 1");
        failure.Message.ShouldContain("ENOENT: no such file or directory, open 'no-such-file.json'");
    }
}
