// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Converters;

/// <summary>A text is not a table.</summary>
sealed class CsvFormatException(int line, string reason) : FormatException($"Line {line}: {reason}");
