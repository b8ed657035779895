// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Otlp.Tests;

public sealed class OtlpPairsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a=b", "a|b")]
    [InlineData(" a = b , c=d, ", "a|b c|d")]
    [InlineData("Authorization=Basic%20dXNlcjpw%3D%3D", "Authorization|Basic dXNlcjpw==")]
    [InlineData("a=b=c", "a|b=c")]
    [InlineData("a=,b=%2C", "a| b|,")]
    public void Pairs_are_decoded(string text, string expected) =>
        string.Join(' ', OtlpPairs.Parse(text)!.Select(static pair => $"{pair.Key}|{pair.Value}")).ShouldBe(expected);

    [Theory]
    [InlineData("a")]
    [InlineData("=b")]
    [InlineData("a=b,c")]
    [InlineData("a=%zz")]
    [InlineData("a=50%")]
    [InlineData("a%4=b")]
    public void One_mistake_and_nothing_is_taken(string text) => OtlpPairs.Parse(text).ShouldBeNull();
}
