// SPDX-License-Identifier: Apache-2.0
namespace Shop;

/// <summary>A record, which the compiler gives members of its own.</summary>
sealed record Parcel(string Name)
{
    Parcel(Parcel original)
    {
        Name = original.Name;
        if (Name.Length > 0)
            throw FailingCode.Fail("copied");
    }

    public int Weight => throw FailingCode.Fail("printed" + Name);
}

interface IPriced
{
    int Price { get; }

    int Twice() => 2 * Price;
}

/// <summary>Members of every kind.</summary>
sealed class Priced(string name) : IPriced
{
    static readonly Func<int> FromField = () => throw FailingCode.Fail("lambda in a field");

    readonly Func<int> _fromInstance = () => throw FailingCode.Fail("lambda in an instance's field");

    public event EventHandler Sold
    {
        add => throw FailingCode.Fail("event of " + name);
        remove => throw FailingCode.Fail("event of " + name);
    }

    public int Stock
    {
        init => throw FailingCode.Fail("init" + value + name);
    }

    int IPriced.Price => throw FailingCode.Fail("explicit property of " + name);

    public int this[int index] => throw FailingCode.Fail("indexer" + index);

    public static Priced operator +(Priced left, Priced right) => throw FailingCode.Fail("operator");

    public static int OfField() => FromField();

#pragma warning disable CS8509 // A value that is not handled is what the test is about.
    public static int OfKind(int kind) => kind switch
    {
        1 => 1,
        2 => 2,
    };
#pragma warning restore CS8509

    public static IEnumerable<int> WithAsyncLambda(int n)
    {
        yield return n;
        Func<Task<int>> step = async () =>
        {
            await Task.Yield();
            throw FailingCode.Fail("async lambda in an iterator" + n);
        };
        yield return step().GetAwaiter().GetResult();
    }

    public static IEnumerable<int> WithLocalFunction<T>(T item)
    {
        yield return 1;
        yield return Helper();

        int Helper() => throw FailingCode.Fail("local function in a generic iterator" + item);
    }

    public int OfInstance() => _fromInstance();
}

static class Broken
{
    static Broken() => throw FailingCode.Fail("static constructor");

    public static void Touch()
    {
    }
}

static class PriceExtensions
{
    extension(string text)
    {
        public int Total => throw FailingCode.Fail("extension property" + text);

        public int Sum(int times) =>
            new[] { times }.Select(int (_) => throw FailingCode.Fail("in an extension" + text)).Sum();
    }

    public static int Classic(this string text) => throw FailingCode.Fail("extension method" + text);
}
