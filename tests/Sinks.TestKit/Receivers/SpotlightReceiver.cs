// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Sinks.TestKit.Receivers;

/// <summary>
/// A Sentry-protocol server that nobody here wrote (npm @spotlightjs/spotlight), on a free loopback port.
/// </summary>
public sealed class SpotlightReceiver : IAsyncDisposable
{
    const string ListeningOn = "Spotlight listening on ";

    // Spotlight takes 2 s of processor time to load, which a machine with many test runs at once stretches tenfold.
    static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(10);

    readonly NodeProcess _process;
    readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, ActivityHeadersPropagator = null });

    SpotlightReceiver(NodeProcess process) => _process = process;

    /// <summary>What a backend is configured with to report here.</summary>
    public string Dsn => $"http://key@127.0.0.1:{Port}/1";

    public int Port { get; private set; }

    /// <summary>Starts Spotlight and waits until it answers, at most 60 s.</summary>
    public static async Task<SpotlightReceiver> StartAsync()
    {
        var receiver = new SpotlightReceiver(NodeProcess.Start("Spotlight", [
            "--import", "./spotlight-modules.mjs", "--import", "./loopback.mjs", "--import", "./exit-with-parent.mjs",
            "node_modules/@spotlightjs/spotlight/dist/run.js", "server", "--port", "0"]));
        try
        {
            await receiver.WaitUntilReadyAsync();
            return receiver;
        }
        catch
        {
            await receiver.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Reads back what Spotlight parsed, oldest first: each envelope is <c>[header, [[itemHeader, payload], ..]]</c>.
    /// Waits until at least so many came, at most 10 s.
    /// </summary>
    public async Task<IReadOnlyList<JsonElement>> EnvelopesAsync(int atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        var envelopes = new List<JsonElement>();
        using var expired = new CancellationTokenSource(ReadLimit);
        try
        {
            await using var stream = await _http.GetStreamAsync(Url("/stream"), expired.Token);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(expired.Token))
            {
                envelopes.Add(JsonSerializer.Deserialize<JsonElement>(item.Data));
                if (envelopes.Count >= atLeast)
                    break;
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException(
                $"Spotlight had {envelopes.Count} of {atLeast} envelopes after {ReadLimit}: "
                + $"{string.Join('\n', envelopes)}\nIts log:\n{_process.Errors}", exception);
        }

        return envelopes;
    }

    /// <summary>Reads until Spotlight has an envelope that meets a condition, at most 10 s.</summary>
    public async Task<JsonElement> EnvelopeAsync(Func<JsonElement, bool> isMet, string what)
    {
        var count = 0;
        using var expired = new CancellationTokenSource(ReadLimit);
        try
        {
            await using var stream = await _http.GetStreamAsync(Url("/stream"), expired.Token);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(expired.Token))
            {
                count++;
                var envelope = JsonSerializer.Deserialize<JsonElement>(item.Data);
                if (isMet(envelope))
                    return envelope;
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException(
                $"Spotlight had {count} envelopes after {ReadLimit}, and none of them was {what}.", exception);
        }

        throw new InvalidOperationException($"Spotlight ended before there was {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    async Task WaitUntilReadyAsync()
    {
        var line = await _process.ErrorLineAsync(IsListening, StartLimit);
        var port = line[(line.IndexOf(ListeningOn, StringComparison.Ordinal) + ListeningOn.Length)..];
        Port = int.Parse(port, CultureInfo.InvariantCulture);
        using var expired = new CancellationTokenSource(StartLimit);
        try
        {
            await _http.GetStringAsync(Url("/health"), expired.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            throw new InvalidOperationException(
                $"Spotlight listens and is not healthy. Its log:\n{_process.Errors}", exception);
        }
    }

    Uri Url(string path) => new($"http://127.0.0.1:{Port}{path}");

    static bool IsListening(string line) => line.Contains(ListeningOn, StringComparison.Ordinal);
}
