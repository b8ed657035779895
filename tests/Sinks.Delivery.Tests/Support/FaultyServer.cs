// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Delivery.Tests.Support;

/// <summary>
/// A real server of changing moods. What it refuses for its content it refuses in every mood; what else it does is
/// chance.
/// </summary>
sealed class FaultyServer : IAsyncDisposable
{
    // Each costs its lane the time limit of a send.
    const int HangLimit = 2;
    const int TooLong = 4_000;
    const int FateCount = 12;

    static readonly Task Never = new TaskCompletionSource().Task;

    readonly Random _random;
    readonly Func<ReceivedRequest, IReadOnlyList<ReceivedEvent>> _read;
    readonly int[] _mood = new int[FateCount];
    readonly int[] _fates = new int[FateCount];
    readonly List<ReceivedEvent> _taken = [];
    LoopbackServer? _server;
    bool _isHealthy;
    int _hangs;

    FaultyServer(int seed, Func<ReceivedRequest, IReadOnlyList<ReceivedEvent>> read)
    {
        _random = new Random(seed);
        _read = read;
        ChangeMood();
    }

    public string Address => _server!.Address;

    public int Port => _server!.Port;

    /// <summary>The events it took, as often as it took them, whether or not its answer arrived.</summary>
    public IReadOnlyList<ReceivedEvent> Taken
    {
        get
        {
            lock (_random)
                return [.. _taken];
        }
    }

    /// <summary>How often it did each of the things it does by chance.</summary>
    public IReadOnlyList<int> Fates
    {
        get
        {
            lock (_random)
                return [.. _fates];
        }
    }

    public static async Task<FaultyServer> StartAsync(
        int seed, Func<ReceivedRequest, IReadOnlyList<ReceivedEvent>> read)
    {
        var server = new FaultyServer(seed, read);
        server._server = await LoopbackServer.StartAsync(server.Answer);
        return server;
    }

    public void ChangeMood()
    {
        lock (_random)
        {
            for (var i = 0; i < _mood.Length; i++)
                _mood[i] = _random.Next(3) == 0 ? _random.Next(1, 5) : 0;
            _mood[0] = _random.Next(1, 20);
        }
    }

    /// <summary>From here on it takes everything but poison and what is too large.</summary>
    public void Recover()
    {
        lock (_random)
            _isHealthy = true;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    Answer Answer(ReceivedRequest request)
    {
        var events = _read(request);
        lock (_random)
        {
            if (events.Any(static item => item.Message.Contains("poison", StringComparison.Ordinal)))
                return TestKit.Answer.Of(400);
            if (events.Count > 8 || events.Any(static item => item.Message.Length > TooLong))
                return TestKit.Answer.Of(413);
            var fate = _isHealthy ? 0 : NextFate();
            _fates[fate]++;
            return Answer(events, fate);
        }
    }

    int NextFate()
    {
        var sum = _random.Next(_mood.Sum());
        var fate = 0;
        while (sum >= _mood[fate])
            sum -= _mood[fate++];
        return fate;
    }

    Answer Answer(IReadOnlyList<ReceivedEvent> events, int fate) => fate switch
    {
        0 => Take(events, TestKit.Answer.Ok),
        1 => Take(events, new Answer { Until = Task.Delay(_random.Next(1, 200)) }),
        2 => Take(events, TestKit.Answer.Reset),
        3 => Take(events, TestKit.Answer.Broken),
        4 when _hangs++ < HangLimit => Take(events, new Answer { Until = Never }),
        5 => TestKit.Answer.Reset,
        6 => TestKit.Answer.Of(500),
        7 => TestKit.Answer.Of(503, ("Retry-After", "1")),
        8 => TestKit.Answer.Of(429, ("Retry-After", "1")),
        9 => TestKit.Answer.Of(429),
        10 => TestKit.Answer.Of(401),
        _ => TestKit.Answer.Of(503),
    };

    Answer Take(IReadOnlyList<ReceivedEvent> events, Answer answer)
    {
        _taken.AddRange(events);
        return answer;
    }
}
