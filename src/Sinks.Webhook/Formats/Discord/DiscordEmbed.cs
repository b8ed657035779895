// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Webhook;

/// <summary>The texts of one embed, escaped and within Discord's limits.</summary>
sealed record DiscordEmbed
{
    /// <summary>The most characters of all embeds of a message.</summary>
    public const int SumLimit = 6000;

    const int TitleLimit = 256;
    const int DescriptionLimit = 4096;
    const int FieldsLimit = 25;
    const int FieldNameLimit = 256;
    const int FieldValueLimit = 1024;
    const int FooterLimit = 2048;
    const string Fence = "```";

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<ChatFact> Fields { get; init; }

    public required string Footer { get; init; }

    /// <summary>What Discord counts.</summary>
    public int Characters =>
        Title.Length + Description.Length + Footer.Length
        + Fields.Sum(static fact => fact.Name.Length + fact.Value.Length);

    public static DiscordEmbed Of(ChatPart part, string footer) => new()
    {
        Title = DiscordText.Line(part.Heading, TitleLimit),
        Description = DescriptionOf(part),
        Fields =
        [
            .. part.Facts.Take(FieldsLimit).Select(static fact => new ChatFact(
                DiscordText.Line(fact.Name, FieldNameLimit), DiscordText.Line(fact.Value, FieldValueLimit))),
        ],
        Footer = ChatText.Escape($"{part.When}\n{footer}", FooterLimit, static _ => null),
    };

    static string DescriptionOf(ChatPart part)
    {
        if (part.Frames.Count == 0)
            return DiscordText.Plain(part.Text, DescriptionLimit);
        var code = $"{Fence}\n{DiscordText.Code(string.Join('\n', part.Frames), DescriptionLimit / 2)}\n{Fence}";
        return $"{DiscordText.Plain(part.Text, DescriptionLimit - code.Length - 1)}\n{code}";
    }
}
