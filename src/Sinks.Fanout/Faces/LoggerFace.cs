// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Sinks.Fanout;

/// <summary>
/// What the services of a host hold of the face until its provider is made: one for each section, however often it is
/// asked for.
/// </summary>
sealed class LoggerFace
{
    readonly string _section;
    readonly ServiceDescriptor _provider;
    readonly List<Action<FanoutBuilder>> _configure = [];
    FanoutFace _kind;
    IConfiguration? _configuration;

    LoggerFace(string section, FanoutFace kind)
    {
        _section = section;
        _kind = kind;
        _provider = ServiceDescriptor.Singleton<ILoggerProvider>(kind == FanoutFace.PlugIn ? MakeOrNone : Make);
    }

    /// <summary>Whether a logger factory has asked for the provider.</summary>
    public bool IsAsked { get; private set; }

    /// <summary>The face of a section among the services, added if it is not there.</summary>
    public static LoggerFace AddTo(
        IServiceCollection services, string section, FanoutFace kind = FanoutFace.MicrosoftExtensionsLogging)
    {
        var face = services.Select(static service => service.ImplementationInstance).OfType<LoggerFace>()
            .FirstOrDefault(known => string.Equals(known._section, section, StringComparison.OrdinalIgnoreCase));
        if (face is null)
        {
            face = new LoggerFace(section, kind);
            services.AddSingleton(face);
        }

        // What the host asks for itself is no plug-in, whoever came first.
        if (kind != FanoutFace.PlugIn)
            face._kind = kind;
        // ClearProviders takes providers away and leaves the rest.
        if (!services.Contains(face._provider))
            services.Add(face._provider);
        return face;
    }

    /// <summary>
    /// Also where its provider was taken away again: a host that silences its logging is to stay silent.
    /// </summary>
    public static bool IsAmong(IServiceCollection services) =>
        services.Any(static service => service.ImplementationInstance is LoggerFace);

    public void Use(IConfiguration? configuration) => _configuration = configuration ?? _configuration;

    public void Configure(Action<FanoutBuilder> configure) => _configure.Add(configure);

    /// <summary>Who did not ask for it in code does not hear of its exceptions, not even under <c>Strict</c>.</summary>
    ILoggerProvider MakeOrNone(IServiceProvider services)
    {
        try
        {
            return Make(services);
        }
        catch (Exception failure)
        {
            PipelineServices.Default.Say($"{_section}: the plug-in could not be started ({failure.GetType().Name}).");
            return NullLoggerProvider.Instance;
        }
    }

    FanoutLoggerProvider Make(IServiceProvider services)
    {
        IsAsked = true;
        ForeignSinkType.RefuseFanoutInside();
        var configuration = _configuration
            ?? services.GetService<IConfiguration>()
            ?? new ConfigurationBuilder().Build();
        var pipelineServices = PipelineServices.In(configuration);
        SayWhatIsNotRead(configuration, pipelineServices);
        FanoutBuilder? builder = null;
        foreach (var configure in _configure)
            configure(builder ??= new FanoutBuilder());
        var source = SectionSource.Find(configuration, _section);
        var lease = new PipelineFactory(builder, source, pipelineServices).Attach(PipelineRegistry.Process, _kind);
        return new FanoutLoggerProvider(lease, pipelineServices);
    }

    /// <summary>Where users of other providers would look for its settings.</summary>
    void SayWhatIsNotRead(IConfiguration configuration, PipelineServices services)
    {
        foreach (var key in configuration.GetSection("Logging:Fanout").GetChildren())
        {
            if (string.Equals(key.Key, "LogLevel", StringComparison.OrdinalIgnoreCase))
                continue;
            services.Say(
                $"{key.Path}: is not read. Logging:Fanout holds LogLevel alone; move it to {_section}:{key.Key}.");
        }
    }
}
