// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout.Tests.Redaction.Personal;

public sealed class NationalIdRuleTests
{
    [Theory]
    [InlineData("219.09.9999", "219.00.9999")]
    [InlineData("219 09 9999", "666 09 9999")]
    [InlineData("912-70-1234", "912-69-1234")]
    [InlineData("046 454 286", "046 454 287")]
    [InlineData("046-454-286", "046-454-285")]
    [InlineData("529.982.247-25", "529.982.247-26")]
    [InlineData("11.222.333/0001-81", "11.222.333/0001-82")]
    [InlineData("HEGG560427MVZRRL04", "HEGG560427MVZRRL05")]
    [InlineData("12.345.678-5", "12.345.678-K")]
    [InlineData("20-12345678-6", "20-12345678-7")]
    [InlineData("AB123456C", "QQ123456C")]
    [InlineData("ab 12 34 56 c", "ab 12 34 56 e")]
    [InlineData("12345678Z", "12345678A")]
    [InlineData("X1234567L", "X1234567M")]
    [InlineData("RSSMRA85T10A562S", "RSSMRA85T10A562T")]
    [InlineData("255081416802538", "255081416802539")]
    [InlineData("2 55 08 14 168 025 38", "2 55 08 14 168 025 39")]
    [InlineData("86095742719", "86095742718")]
    [InlineData("1112.22.333", "1112.22.334")]
    [InlineData("85.07.30-033.28", "85.07.30-033.29")]
    [InlineData("756.9217.0769.85", "756.9217.0769.84")]
    [InlineData("811228-9874", "811228-9875")]
    [InlineData("19811228-9874", "19811328-9874")]
    [InlineData("070761-4285", "070761-4286")]
    [InlineData("131052-308T", "131052-308U")]
    [InlineData("131052A308T", "131052G308T")]
    [InlineData("2341 2341 2346", "2341 2341 2347")]
    [InlineData("ABCPE1234F", "ABCXE1234F")]
    [InlineData("123 456 782", "123 456 783")]
    [InlineData("11010519491231002X", "110105194912310021")]
    [InlineData("800101-1234567", "801301-1234567")]
    [InlineData("8001015009087", "8001015009088")]
    [InlineData("S1234567D", "S1234567E")]
    public void Numbers_with_right_check_digits_are_found(string number, string other)
    {
        Check($"id {number}.", "id [redacted:national_id].");
        Check($"{{\"id\":\"{number}\"}}", "{\"id\":\"[redacted:national_id]\"}");
        Check($"%22{number}%22", "%22[redacted:national_id]%22");
        CheckUntouched($"id {other}.");
        CheckUntouched($"7-{number} x{number} {number}x");
    }

    [Theory]
    [InlineData("social", "219099999")]
    [InlineData("itin", "912701234")]
    [InlineData("passport", "C01234567")]
    [InlineData("sin", "046454286")]
    [InlineData("cpf", "52998224725")]
    [InlineData("cnpj", "11222333000181")]
    [InlineData("nhs", "943 476 5919")]
    [InlineData("BSN", "111222333")]
    [InlineData("Pesel", "44051401359")]
    [InlineData("nif", "123456789")]
    [InlineData("ppsn", "1234567T")]
    [InlineData("personnummer", "8112289874")]
    [InlineData("cpr", "010203-1235")]
    [InlineData("aadhaarNumber", "234123412346")]
    [InlineData("tfn", "123456782")]
    [InlineData("kimlik", "10000000146")]
    public void Numbers_with_weak_check_digits_need_a_word_before_them(string word, string number)
    {
        Check($"{word}: {number}", $"{word}: [redacted:national_id]");
        CheckUntouched($"item: {number}");
    }

    [Theory]
    [InlineData("at 1732292544000 1732292544000000 20261122161224 2026-11-22 16:12:24.123")]
    [InlineData("219 09 9999 4711 17 046 454 286 3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("port 51234 order 123456789 size 1234567890 in 12345678 ms")]
    [InlineData("[redacted:national_id] [redacted:national_id:22]")]
    public void Other_digits_stay(string text) => CheckUntouched(text);

    static void Check(string text, string expected) => Redacted.Check(text, expected, RedactionPacks.NationalIds);

    static void CheckUntouched(string text) => Redacted.CheckUntouched(text, RedactionPacks.NationalIds);
}
