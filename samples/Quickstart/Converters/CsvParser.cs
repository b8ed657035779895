// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Quickstart.Converters;

/// <summary>Comma-, semicolon- or tab-separated values with a header, quoted as RFC 4180 says.</summary>
sealed class CsvParser
{
    readonly string _text;
    readonly char _separator;
    int _at;
    int _line = 1;

    CsvParser(string text)
    {
        _text = text;
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var header = text.AsSpan(0, end >= 0 ? end : text.Length);
        _separator = header.Contains('\t') ? '\t' : header.Count(';') > header.Count(',') ? ';' : ',';
    }

    public static TableDocument Parse(string text)
    {
        var parser = new CsvParser(text.ReplaceLineEndings("\n"));
        var header = parser.Row();
        var rows = new List<string[]>();
        while (parser._at < parser._text.Length)
        {
            var line = parser._line;
            var row = parser.Row();
            if (row is [""])
                continue;
            if (row.Length != header.Length)
                throw new CsvFormatException(line, $"{row.Length} fields where the header has {header.Length}.");
            rows.Add(row);
        }

        return new TableDocument(header, rows);
    }

    string[] Row()
    {
        var fields = new List<string>();
        do
            fields.Add(_at < _text.Length && _text[_at] == '"' ? Quoted() : Plain());
        while (Skip(_separator));
        if (_at < _text.Length && !Skip('\n'))
            throw new CsvFormatException(_line, "Text after a closing quote.");
        _line++;
        return [.. fields];
    }

    string Plain()
    {
        var rest = _text.AsSpan(_at);
        var field = rest.IndexOfAny(_separator, '\n') is var length and >= 0 ? rest[..length] : rest;
        _at += field.Length;
        return field.ToString();
    }

    string Quoted()
    {
        var opened = _line;
        var field = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\n')
                _line++;
            if (_text[_at] != '"')
                field.Append(_text[_at]);
            else if (_at + 1 < _text.Length && _text[_at + 1] == '"')
                field.Append(_text[_at++]);
            else
                return Closed(field);
        }

        throw new CsvFormatException(opened, "A quote is never closed.");
    }

    string Closed(StringBuilder field)
    {
        _at++;
        return field.ToString();
    }

    bool Skip(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }
}
