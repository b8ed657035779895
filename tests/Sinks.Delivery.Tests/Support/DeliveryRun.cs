// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Serilog.Events;
using Sinks.Sentry;
using Sinks.Webhook;

namespace Sinks.Delivery.Tests.Support;

/// <summary>
/// A random life of a fan-out in front of real servers of changing moods, in real time. The seed decides what is
/// emitted and which faults there are; how they meet is up to the machine.
/// </summary>
sealed class DeliveryRun : IAsyncDisposable
{
    static readonly TimeSpan SendTimeLimit = TimeSpan.FromSeconds(2);
    static readonly TimeSpan RecoverLimit = TimeSpan.FromSeconds(60);

    readonly Random _random;
    readonly List<string> _story;
    readonly List<RunLane> _lanes = [];
    readonly DeadPort _refusing = DeadPort.Refusing();
    readonly DeadPort _deaf = DeadPort.Deaf();
    bool _isHopeless;
    volatile bool _isHealthy;
    int _emitted;

    public DeliveryRun(int seed)
    {
        _random = new Random(seed);
        _story = [string.Create(CultureInfo.InvariantCulture, $"seed {seed}")];
    }

    /// <summary>How often the servers did each of the things they do by chance.</summary>
    public IReadOnlyList<int> Fates => _lanes.Select(static lane => lane.Server.Fates)
        .Aggregate(static (sums, fates) => [.. sums.Zip(fates, static (sum, count) => sum + count)]);

    /// <summary>Of all lanes.</summary>
    public (long Delivered, long Dropped) Sums { get; private set; }

    string Story => string.Join(", ", _story);

    public async Task LiveAsync()
    {
        await AddAsync("posting", Posting.Read);
        await AddAsync("ops", Wires.OfWebhook);
        await AddAsync("sentry", Wires.OfSentry);
        await using var host = FanoutHost.FromCode(Configure, random: () => Random.Shared.NextDouble() * 0.03);
        for (var i = _random.Next(2, 6); i > 0; i--)
        {
            Emit(host);
            _ = await host.FlushAsync(TimeSpan.FromMilliseconds(_random.Next(300)));
            Books(host.Status);
            _lanes.ForEach(static lane => lane.Server.ChangeMood());
        }

        if (!_isHopeless && _random.Next(3) > 0)
            await RecoverAsync(host);
        var closing = Stopwatch.GetTimestamp();
        await host.DisposeAsync();
        var status = host.Status;
        Books(status);
        status.Emitted.ShouldBe(_emitted, Story);
        Sums = (
            status.Backends.Sum(static backend => backend.Delivered),
            status.Backends.Sum(static backend => backend.Dropped.Values.Sum()));
        foreach (var lane in _lanes)
        {
            var backend = status.Backends.Single(backend => backend.Name == lane.Name);
            backend.Waiting.ShouldBe(0, Story);
            lane.Check(backend, SendTimeLimit, closing, Story);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
            await lane.Server.DisposeAsync();
        _refusing.Dispose();
        _deaf.Dispose();
    }

    async Task AddAsync(string name, Func<ReceivedRequest, IReadOnlyList<ReceivedEvent>> read) =>
        _lanes.Add(new RunLane(name, await FaultyServer.StartAsync(_random.Next(), read)));

    void Configure(FanoutBuilder fanout)
    {
        var (posting, ops, sentry) = (_lanes[0], _lanes[1], _lanes[2]);
        // A client that cannot reach its server at all, now and then; a webhook that never can.
        var isLost = _random.Next(3) == 0;
        var url = _random.Next(4) == 0 ? Elsewhere(ops.Server) : new Uri(ops.Server.Address);
        _isHopeless = url.Port != ops.Server.Port || url.Scheme == Uri.UriSchemeHttps;
        _story.Add($"ops at {url}");
        fanout.Options(static o => o.ShutdownTimeLimit = TimeSpan.FromSeconds(1));
        fanout.Add(
            new ObservedBackendType<MadeBackendType.Options>(
                new MadeBackendType(new Posting(() => isLost && !_isHealthy && Random.Shared.Next(4) == 0
                    ? Elsewhere(posting.Server)
                    : new Uri(posting.Server.Address))),
                posting.Log),
            posting.Name,
            Tune);
        fanout.Add(
            new ObservedBackendType<WebhookOptions>(new WebhookBackendType(), ops.Log),
            ops.Name,
            options =>
            {
                options.Url = url.ToString();
                Tune(options);
            });
        fanout.Add(
            new ObservedBackendType<SentryOptions>(new SentryBackendType(), sentry.Log),
            sentry.Name,
            options =>
            {
                options.Dsn = Wires.Dsn(sentry.Server.Address);
                Tune(options);
            });
    }

    /// <summary>Where no answer can come from: refused, deaf, no such host, no TLS.</summary>
    Uri Elsewhere(FaultyServer server) => Random.Shared.Next(4) switch
    {
        0 => new Uri(_refusing.Address),
        1 => new Uri("https://nobody.invalid/"),
        2 => new Uri(_deaf.Address),
        _ => new Uri(server.Address.Replace("http:", "https:", StringComparison.Ordinal)),
    };

    void Tune(BackendOptions options)
    {
        options.MinimumLevel = Pick(LogEventLevel.Information, LogEventLevel.Warning, LogEventLevel.Error);
        options.SampleRate = Pick(1, 1, 0.5);
        options.QueueLimit = Pick(20, 200, 16_384);
        options.Overflow = Pick(OverflowPolicy.DropNewest, OverflowPolicy.DropOldest);
        options.BufferingTimeLimit = TimeSpan.FromMilliseconds(Pick(0, 20, 200));
        options.SendTimeLimit = SendTimeLimit;
        options.RetryTimeLimit = TimeSpan.FromSeconds(Pick(1, 3));
        options.SuspendedProbe = TimeSpan.FromMilliseconds(100);
        options.MaxInFlight = Pick<int?>(null, 1, 4);
    }

    void Emit(FanoutHost host)
    {
        var threads = Enumerable.Range(0, _random.Next(1, 4))
            .Select(_ => (Random: new Random(_random.Next()), Count: _random.Next(40)))
            .Select(emitter => new Thread(() =>
            {
                for (var i = 0; i < emitter.Count; i++)
                    EmitOne(host, emitter.Random);
            }))
            .ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
    }

    void EmitOne(FanoutHost host, Random random)
    {
        var level = (LogEventLevel)random.Next(1, 6);
        var text = new string('x', random.Next(20) == 0 ? random.Next(30_000) : random.Next(300));
        var kind = random.Next(30) == 0 ? "poison" : "event";
        host.Logger.Write(level, "{Kind} {Number} {Text}", kind, Interlocked.Increment(ref _emitted), text);
    }

    async Task RecoverAsync(FanoutHost host)
    {
        _story.Add("recovered");
        _isHealthy = true;
        _lanes.ForEach(static lane => lane.Server.Recover());
        (await host.FlushAsync(RecoverLimit)).ShouldBeTrue(Story);
        foreach (var backend in host.Status.Backends)
            backend.Waiting.ShouldBe(0, Story);
    }

    void Books(FanoutStatus status) => status.BooksBalance.ShouldBeTrue($"{Story}; {status}");

    T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];
}
