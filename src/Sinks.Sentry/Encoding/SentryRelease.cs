// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Sinks.Sentry;

/// <summary>Writes which version of the application runs where, as events say it.</summary>
sealed class SentryRelease(SentrySource source)
{
    readonly string? _release =
        source.Release is { } release ? SentryText.Line(SentryText.Cut(release, SentryLimits.Release)) : null;

    readonly string _environment = SentryText.Line(SentryText.Cut(source.Environment, SentryLimits.Environment));

    public void Write(Utf8JsonWriter writer)
    {
        if (_release is not null)
            writer.WriteString("release"u8, _release);
        writer.WriteString("environment"u8, _environment);
    }
}
