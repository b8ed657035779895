// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Exceptions;

public class BaseTypeNamesTests
{
    static readonly ExceptionReader Reader = new(new Redactor(new RedactionOptions()));

    [Fact]
    public void An_exception_knows_the_types_it_derives_from_the_nearest_first()
    {
        Reader.Read(new FileNotFoundException()).BaseTypes
            .ShouldBe(["System.IO.IOException", "System.SystemException", "System.Exception"]);
        Reader.Read(new ArgumentException()).BaseTypes
            .ShouldBe(["System.SystemException", "System.Exception"]);
    }

    [Fact]
    public void They_are_read_once_for_each_type() =>
        Reader.Read(new IOException("a")).BaseTypes.ShouldBeSameAs(Reader.Read(new IOException("b")).BaseTypes);
}
