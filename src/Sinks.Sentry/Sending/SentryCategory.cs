// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Sentry;

/// <summary>What the protocol counts and limits apart; see <see cref="SentryCategories"/>.</summary>
enum SentryCategory
{
    /// <summary>Events.</summary>
    Error,

    /// <summary>Bytes of attachments.</summary>
    Attachment,

    /// <summary>Structured logs.</summary>
    LogItem,

    /// <summary>Bytes of structured logs.</summary>
    LogByte,

    /// <summary>Transactions.</summary>
    Transaction,

    /// <summary>Spans, the transaction's own among them.</summary>
    Span,

    /// <summary>Sessions.</summary>
    Session,

    /// <summary>Check-ins.</summary>
    Monitor,
}
