// SPDX-License-Identifier: Apache-2.0
using Shop;

namespace Sinks.Fanout.Tests.Exceptions;

public class FrameNamingTests
{
    [Fact]
    public void Plain_methods_keep_their_names() =>
        FirstFrame(FailingCode.Plainly).ShouldBe("Shop.FailingCode|Plainly");

    [Fact]
    public async Task Async_methods_go_by_the_name_in_the_source() =>
        (await FirstFrame(FailingCode.Asynchronously)).ShouldBe("Shop.FailingCode|Asynchronously");

    [Fact]
    public async Task Generic_async_methods_lose_their_arity() =>
        (await FirstFrame(() => FailingCode.AsynchronouslyOf("x"))).ShouldBe("Shop.FailingCode|AsynchronouslyOf");

    [Fact]
    public void Iterators_go_by_the_name_in_the_source()
    {
        FirstFrame(() => _ = FailingCode.Iterating().ToList()).ShouldBe("Shop.FailingCode|Iterating");
        Caught.Names(Caught.ShopFrames(Caught.From(() => _ = FailingCode.IteratingWithFinally().ToList())))
            .Distinct()
            .ShouldBe(["Shop.FailingCode|Plainly", "Shop.FailingCode|IteratingWithFinally"]);
    }

    [Fact]
    public async Task Async_iterators_go_by_the_name_in_the_source() =>
        (await FirstFrame(async () =>
        {
            await foreach (var item in FailingCode.IteratingAsynchronously())
                GC.KeepAlive(item);
        })).ShouldBe("Shop.FailingCode|IteratingAsynchronously");

    [Fact]
    public async Task Lambdas_go_by_the_member_around_them()
    {
        FirstFrame(() => FailingCode.WithLambda(1)).ShouldBe("Shop.FailingCode|WithLambda { lambda }");
        FirstFrame(() => FailingCode.WithClosure(1)).ShouldBe("Shop.FailingCode|WithClosure { lambda }");
        FirstFrame(() => new FailingCode().WithLambdaOnThis()).ShouldBe("Shop.FailingCode|WithLambdaOnThis { lambda }");
        FirstFrame(() => _ = FailingCode.Name).ShouldBe("Shop.FailingCode|get_Name { lambda }");
        (await FirstFrame(FailingCode.WithAsyncLambda)).ShouldBe("Shop.FailingCode|WithAsyncLambda { lambda }");
    }

    [Fact]
    public async Task Local_functions_go_by_the_member_around_them_and_their_own_name()
    {
        FirstFrame(FailingCode.WithLocalFunction).ShouldBe("Shop.FailingCode|WithLocalFunction.Helper");
        FirstFrame(() => FailingCode.WithLambdaInLocalFunction(1))
            .ShouldBe("Shop.FailingCode|WithLambdaInLocalFunction { lambda }");
        (await FirstFrame(() => FailingCode.WithAsyncLocalFunction(1)))
            .ShouldBe("Shop.FailingCode|WithAsyncLocalFunction.Helper");
    }

    [Fact]
    public void Constructors_are_called_as_the_runtime_calls_them() =>
        FirstFrame(() => _ = new FailingCode("x")).ShouldBe("Shop.FailingCode|.ctor");

    [Fact]
    public void Generic_methods_and_types_lose_their_arity()
    {
        FirstFrame(() => FailingCode.Generically(1)).ShouldBe("Shop.FailingCode|Generically");
        FirstFrame(() => Basket<string>.Add("x")).ShouldBe("Shop.Basket|Add");
        FirstFrame(() => Basket<int>.Shelf<string>.Fill(1.5)).ShouldBe("Shop.Basket+Shelf|Fill { lambda }");
    }

    [Fact]
    public async Task Explicit_interface_implementations_keep_the_interface() =>
        (await FirstFrame(() => ((IConverter<List<int>>)new ExplicitConverter()).Convert([])))
            .ShouldBe("Shop.ExplicitConverter|Shop.IConverter<System.Collections.Generic.List<System.Int32>>.Convert");

    [Fact]
    public void File_local_types_lose_what_the_compiler_puts_before_their_names()
    {
        var exception = Caught.From(FileLocalCaller.Run);
        Caught.Reader.Read(exception).Type.ShouldBe("Shop.FileLocalException");
        Caught.Names(Caught.ShopFrames(exception)).First().ShouldBe("Shop.FileLocal|Run");
    }

    [Fact]
    public void Members_of_records_go_by_the_names_they_are_known_by()
    {
        var copied = Caught.From(() => _ = new Parcel("x") with { Name = "y" });
        Caught.Names(Caught.ShopFrames(copied)).Take(2).ShouldBe(["Shop.Parcel|.ctor", "Shop.Parcel|Clone"]);
        var printed = Caught.From(() => _ = new Parcel("x").ToString());
        Caught.Names(Caught.ShopFrames(printed))
            .ShouldBe(["Shop.Parcel|get_Weight", "Shop.Parcel|PrintMembers", "Shop.Parcel|ToString"]);
    }

    [Fact]
    public void Accessors_operators_and_initialisers_are_called_as_the_runtime_calls_them()
    {
        FirstFrame(() => new Priced("x").Sold += null).ShouldBe("Shop.Priced|add_Sold");
        FirstFrame(() => _ = new Priced("x") { Stock = 1 }).ShouldBe("Shop.Priced|set_Stock");
        FirstFrame(() => _ = new Priced("x")[1]).ShouldBe("Shop.Priced|get_Item");
        FirstFrame(() => _ = new Priced("x") + new Priced("y")).ShouldBe("Shop.Priced|op_Addition");
        FirstFrame(() => _ = Priced.OfField()).ShouldBe("Shop.Priced|.cctor { lambda }");
        FirstFrame(() => _ = new Priced("x").OfInstance()).ShouldBe("Shop.Priced|.ctor { lambda }");
        Caught.Names(Caught.ShopFrames(Caught.From(Broken.Touch).InnerException!)).ShouldBe(["Shop.Broken|.cctor"]);
    }

    [Fact]
    public void Members_of_interfaces_say_which_interface_they_are_of() =>
        Caught.Names(Caught.ShopFrames(Caught.From(() => _ = ((IPriced)new Priced("x")).Twice())))
            .ShouldBe(["Shop.Priced|Shop.IPriced.get_Price", "Shop.IPriced|Twice"]);

    [Fact]
    public void Lambdas_and_local_functions_in_iterators_go_by_the_iterator()
    {
        FirstFrame(() => _ = Priced.WithAsyncLambda(1).ToList()).ShouldBe("Shop.Priced|WithAsyncLambda { lambda }");
        FirstFrame(() => _ = Priced.WithLocalFunction("x").ToList()).ShouldBe("Shop.Priced|WithLocalFunction.Helper");
    }

    [Fact]
    public void Extensions_go_by_the_class_they_are_in()
    {
        FirstFrame(() => _ = "x".Classic()).ShouldBe("Shop.PriceExtensions|Classic");
        FirstFrame(() => _ = "x".Total).ShouldBe("Shop.PriceExtensions|get_Total");
        FirstFrame(() => _ = "x".Sum(1)).ShouldBe("Shop.PriceExtensions|Sum { lambda }");
    }

    [Fact]
    public void What_the_compiler_adds_to_an_assembly_is_nobodys_code()
    {
        var frames = Caught.Reader.Read(Caught.From(() => _ = Priced.OfKind(3))).Frames;
        frames[0].TypeName.ShouldBe("<PrivateImplementationDetails>");
        frames[0].InApp.ShouldBeFalse();
        frames[1].InApp.ShouldBeTrue();
        frames[1].Function.ShouldBe("OfKind");
    }

    [Theory]
    [InlineData("Program", "<Main>$", "Program", "Main")]
    [InlineData("Program", "<Main>", "Program", "Main")]
    [InlineData("Program+<<Main>$>d__0", "MoveNext", "Program", "Main")]
    [InlineData("Program", "<<Main>$>g__Helper|0_0", "Program", "Main.Helper")]
    [InlineData("Program+<>c", "<<Main>$>b__0_1", "Program", "Main { lambda }")]
    [InlineData("Program+<>c+<<<Main>$>b__0_1>d", "MoveNext", "Program", "Main { lambda }")]
    [InlineData("Shop.Order+<>c__3`1", "<Convert>b__3_0", "Shop.Order", "Convert { lambda }")]
    [InlineData("Shop.Order+<>c__DisplayClass3_0`2", "<Convert>g__Helper|0", "Shop.Order", "Convert.Helper")]
    [InlineData("Shop.Order", "<.ctor>b__0_0", "Shop.Order", ".ctor { lambda }")]
    [InlineData("Shop.Order`1[[System.Int32, System.Private.CoreLib]]", "Add", "Shop.Order", "Add")]
    [InlineData("<>f__AnonymousType0`1", "ToString", "<>f__AnonymousType0", "ToString")]
    [InlineData("<PrivateImplementationDetails>", "ThrowX", "<PrivateImplementationDetails>", "ThrowX")]
    [InlineData("<>c", "<>n__0", "<>c", "<>n__0")]
    [InlineData("Shop.Order+", "<", "Shop.Order+", "<")]
    [InlineData("", "", "", "")]
    [InlineData(null, "lambda_method12", null, "lambda_method12")]
    public void Compiler_made_names_are_led_back_and_others_stay(
        string? typeName, string methodName, string? readableType, string function) =>
        MemberNames.Of(typeName, methodName).ShouldBe((readableType, function));

    static string FirstFrame(Action action) => Caught.Names(Caught.ShopFrames(Caught.From(action))).First();

    static async Task<string> FirstFrame(Func<Task> action) =>
        Caught.Names(Caught.ShopFrames(await Caught.FromAsync(action))).First();
}
