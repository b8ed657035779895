// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Sinks.Fanout;

namespace Sinks.Bench.Encoding;

/// <summary>A backend as its section makes it, with the samples of its rounds.</summary>
sealed class BackendEncoding : IDisposable
{
    readonly ExceptionReader _reader = new(Redactor.Default);
    readonly ArrayBufferWriter<byte> _output = new(4 * 1024 * 1024);
    readonly SwallowingHandler _handler = new();
    readonly IBackend _backend;

    BackendEncoding(string name, BackendType type, IReadOnlyDictionary<string, string?> settings)
    {
        Key = name.ToLowerInvariant();
        var section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Backend");
        var options = type.NewOptions();
        type.Settings.Read(section, options, static mistake => throw new InvalidOperationException(mistake.ToString()));
        ((HttpBackendOptions)options).UseHandler(_ => _handler);
        _backend = type.Make(options, new BackendSetup(
            Key, $"Fanout:Backends:{Key}", TimeProvider.System, static _ => null, static _ => { }, static _ => { }));
    }

    public string Key { get; }

    public Cost Plain { get; private set; } = new();

    public Cost Failed { get; private set; } = new();

    public Cost Sent { get; private set; } = new();

    /// <summary>The backend of that type, or null when its package has none.</summary>
    public static BackendEncoding? Find(string name, params (string Key, string Value)[] settings)
    {
        var attribute = Assembly.Load($"Sinks.{name}").GetCustomAttribute<FanoutBackendAttribute>();
        return attribute is null
            ? null
            : new BackendEncoding(
                name,
                (BackendType)Activator.CreateInstance(attribute.Type)!,
                settings.ToDictionary(
                    pair => $"Backend:{pair.Key}", string? (pair) => pair.Value, StringComparer.Ordinal));
    }

    /// <summary>Forgets the rounds of the warm-up.</summary>
    public void Begin() => (Plain, Failed, Sent) = (new Cost(), new Cost(), new Cost());

    public void Measure(EncodeSample sample)
    {
        Plain.Add(() => Encode(sample.Events));
        Failed.Add(() => EncodeFailed(sample));
        Sent.Add(() => EncodeAndSend(sample.Events));
    }

    /// <summary>Bytes on the wire for each event, in batches as large as the protocol allows.</summary>
    public double WireBytes(EncodeSample sample)
    {
        _handler.Bytes = 0;
        EncodeAndSend(sample.Events);
        return (double)_handler.Bytes / EncodeSample.Count;
    }

    /// <summary>Bytes that the encoder writes for each event.</summary>
    public double EncodedBytes(EncodeSample sample) =>
        (double)sample.Events.Sum(item => Body(item).Length) / EncodeSample.Count;

    public void Dispose() => _handler.Dispose();

    void Encode(FanoutEvent[] events)
    {
        foreach (var item in events)
        {
            _output.ResetWrittenCount();
            _backend.Encoder.Encode(item, _output, 0);
        }
    }

    /// <summary>Reads each exception as the dispatcher does, redaction and all, and encodes the event.</summary>
    void EncodeFailed(EncodeSample sample)
    {
        for (var i = 0; i < EncodeSample.Count; i++)
        {
            _output.ResetWrittenCount();
            _backend.Encoder.Encode(
                sample.Events[i] with { Exception = _reader.Read(sample.Exceptions[i]) }, _output, 0);
        }
    }

    void EncodeAndSend(FanoutEvent[] events)
    {
        foreach (var part in events.Chunk(Math.Min(_backend.Profile.BatchSizeLimit, EncodeSample.Count)))
        {
            var batch = new EncodedItem[part.Length];
            for (var i = 0; i < part.Length; i++)
                batch[i] = new EncodedItem(part[i], part[i].Level, Body(part[i]));
            var sending = _backend.SendAsync(batch, CancellationToken.None);
            // What goes on elsewhere would not be counted.
            if (!sending.IsCompletedSuccessfully)
                throw new InvalidOperationException($"{Key}: a send did not end at once.", sending.Exception);
        }
    }

    byte[] Body(FanoutEvent item)
    {
        _output.ResetWrittenCount();
        _backend.Encoder.Encode(item, _output, 0);
        return _output.WrittenSpan.ToArray();
    }
}
