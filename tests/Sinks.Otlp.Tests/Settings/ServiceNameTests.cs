// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp.Tests;

public sealed class ServiceNameTests
{
    [Fact]
    public void A_name_among_the_attributes_of_code_or_section_wins_over_the_environment()
    {
        var options = new OtlpOptions { ResourceAttributes = { ["service.name"] = "by attribute" } };
        NameOf(options, "by variable").ShouldBe("by attribute");
    }

    [Fact]
    public void The_variable_for_the_name_wins_over_that_for_attributes() =>
        NameOf(new OtlpOptions(), "by variable", "service.name=among others").ShouldBe("by variable");

    [Fact]
    public void A_name_among_the_attributes_of_the_environment_is_taken() =>
        NameOf(new OtlpOptions(), null, "service.name=among others").ShouldBe("among others");

    [Theory]
    [InlineData("/opt/shop/Shop", "unknown_service:Shop")]
    [InlineData("/opt/shop/Shop.exe", "unknown_service:Shop")]
    [InlineData(null, "unknown_service")]
    public void A_service_nobody_named_is_called_after_its_process(string? path, string name) =>
        OtlpResource.Unknown(path).ShouldBe(name);

    static string NameOf(OtlpOptions options, string? name, string? attributes = null)
    {
        var setup = Contract.Setup(
            "otlp",
            variable: variable => variable switch
            {
                "OTEL_SERVICE_NAME" => name,
                "OTEL_RESOURCE_ATTRIBUTES" => attributes,
                _ => null,
            });
        Contract.Complete(new OtlpBackendType(), options, setup);
        return OtlpResource.Of(options, setup).Attributes.Single(static a => a.Key == "service.name").Value;
    }
}
