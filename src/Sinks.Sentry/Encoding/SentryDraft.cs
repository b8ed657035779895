// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Sinks.Fanout;

namespace Sinks.Sentry;

/// <summary>
/// An event while it is written: what its parts have to know of each other. Used again for the next event, so that an
/// event costs little memory beside its bytes.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A writer into a buffer holds nothing that must be given back.")]
sealed class SentryDraft
{
    /// <summary>What was a large event is not kept.</summary>
    const int KeptBytes = 256 * 1024;

    const int KeptEntries = 1_000;

    readonly ArrayBufferWriter<byte> _payload = new(16 * 1024);
    readonly Utf8JsonWriter _writer = new(Stream.Null, FanoutJson.WriterOptions);
    SentryPlace[] _places = new SentryPlace[32];

    public FanoutEvent Event { get; private set; } = null!;

    /// <summary>The exceptions of the event, each before its inner ones.</summary>
    public List<SentryExceptionLink> Exceptions { get; } = [];

    /// <summary>Whether there are more exceptions than <see cref="Exceptions"/> holds.</summary>
    public bool HasMoreExceptions { get; set; }

    /// <summary>The tags, keys and values as they are written.</summary>
    public List<KeyValuePair<string, string>> Tags { get; } = [];

    /// <summary>The modules of written frames whose symbols are known, in the order of their images.</summary>
    public List<ModuleInfo> Images { get; } = [];

    /// <summary>The names of files that the event does not take along for want of room.</summary>
    public List<string> MissingFiles { get; } = [];

    /// <summary>The items of the files.</summary>
    public ArrayBufferWriter<byte> Attachments { get; } = new();

    public ReadOnlySpan<byte> Payload => _payload.WrittenSpan;

    public void Begin(FanoutEvent item)
    {
        Event = item;
        if (_places.Length < item.Properties.Count)
            _places = new SentryPlace[item.Properties.Count];
        Array.Clear(_places, 0, item.Properties.Count);
        SentryExceptionLink.Collect(this);
    }

    public SentryPlace PlaceOf(int property) => _places[property];

    public void Place(int property, SentryPlace place) => _places[property] = place;

    /// <summary>The writer of the payload, which is empty again.</summary>
    public Utf8JsonWriter BeginPayload()
    {
        Images.Clear();
        _payload.ResetWrittenCount();
        _writer.Reset(_payload);
        return _writer;
    }

    /// <summary>Forgets the event. False when too much memory would be kept.</summary>
    public bool End()
    {
        Event = null!;
        HasMoreExceptions = false;
        Exceptions.Clear();
        Tags.Clear();
        Images.Clear();
        MissingFiles.Clear();
        _payload.ResetWrittenCount();
        Attachments.ResetWrittenCount();
        _writer.Reset(Stream.Null);
        return _payload.Capacity + Attachments.Capacity <= KeptBytes && _places.Length <= KeptEntries;
    }
}
