// SPDX-License-Identifier: Apache-2.0
namespace Quickstart.Converters;

abstract record MarkdownBlock;

sealed record Heading(int Level, string Text) : MarkdownBlock;

sealed record Paragraph(string Text) : MarkdownBlock;

sealed record CodeBlock(string Language, string Code) : MarkdownBlock;

sealed record Quote(IReadOnlyList<MarkdownBlock> Blocks) : MarkdownBlock;

sealed record ItemList(bool IsOrdered, IReadOnlyList<ListItem> Items) : MarkdownBlock;

sealed record ListItem(string Text, IReadOnlyList<MarkdownBlock> Blocks);

sealed record MarkdownTable(IReadOnlyList<string> Header, IReadOnlyList<string[]> Rows) : MarkdownBlock;

sealed record Rule : MarkdownBlock;
