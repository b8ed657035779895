// SPDX-License-Identifier: Apache-2.0
namespace NativeConsole;

/// <summary>Work that fails the way real work does: awaited, wrapped and rethrown.</summary>
sealed class Order(string number)
{
    public async Task ConvertAsync()
    {
        try
        {
            await Task.Yield();
            Parse();
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"Cannot convert order {number}", exception);
        }
    }

    void Parse() => throw new FormatException($"'{number}' is no order number");
}
