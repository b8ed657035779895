// SPDX-License-Identifier: Apache-2.0
namespace Worker.Invoices;

/// <summary>What other currencies are worth in euro. The central bank of this sample changes nothing.</summary>
static class ExchangeRates
{
    static readonly Dictionary<string, decimal> InEuro = new(StringComparer.Ordinal)
    {
        ["EUR"] = 1m,
        ["CHF"] = 1.06m,
        ["DKK"] = 0.134m,
        ["GBP"] = 1.17m,
    };

    public static decimal ToEuro(string currency, decimal amount) => decimal.Round(amount * InEuro[currency], 2);
}
