// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace Quickstart.Converters;

/// <summary>What a parser makes of a document's text.</summary>
abstract record ParsedDocument;

sealed record MarkdownDocument(IReadOnlyList<MarkdownBlock> Blocks) : ParsedDocument;

sealed record TableDocument(IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows) : ParsedDocument;

sealed record JsonContent(JsonNode? Root) : ParsedDocument;

sealed record HtmlDocument(IReadOnlyList<HtmlToken> Tokens) : ParsedDocument;
