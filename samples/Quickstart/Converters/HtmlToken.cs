// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Converters;

abstract record HtmlToken;

sealed record HtmlText(string Text) : HtmlToken;

sealed record HtmlTag(string Name, bool IsEnd, IReadOnlyDictionary<string, string> Attributes) : HtmlToken;
