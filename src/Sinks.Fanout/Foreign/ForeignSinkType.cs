// SPDX-License-Identifier: Apache-2.0
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Sinks.Fanout;

/// <summary>Makes a backend of a Serilog sink. It has no settings but those of every backend.</summary>
/// <param name="configure">Adds the sink.</param>
sealed class ForeignSinkType(Action<LoggerSinkConfiguration> configure) : BackendType<ForeignSinkOptions>
{
    public const string TypeName = "Sink";

    public override string Name => TypeName;

    /// <summary>
    /// A fan-out as the sink of a fan-out would take nothing, for what foreign sinks log is not reported.
    /// </summary>
    public static void RefuseFanoutInside()
    {
        if (FanoutContext.Current.IsOfForeignSink)
            throw new SettingException(TypeName, "is a fan-out itself.", "Name its backends in the outer fan-out.");
    }

    protected override void DeclareSettings(SettingTable<ForeignSinkOptions> settings)
    {
        // None of its own.
    }

    protected override string? Missing(ForeignSinkOptions options) => null;

    protected override IBackend Create(ForeignSinkOptions options, BackendSetup setup)
    {
        var sink = CaptureSink()
            ?? throw new SettingException(TypeName, "adds no sink.", "Add one: to => to.Seq(url).");
        return new ForeignSinkBackend(sink, setup.Name, options.SendTimeLimit, setup.Time, setup.Report);
    }

    /// <summary>
    /// The sink itself, not a logger around it, which would hide the sink's exceptions. A level that was given with it
    /// is part of it.
    /// </summary>
    ILogEventSink? CaptureSink()
    {
        ILogEventSink? captured = null;
        // Threads and timers the sink starts when it is made are its own, as its Emit is.
        using (FanoutContext.Restore(FanoutContext.OfForeignSinks))
        {
            LoggerSinkConfiguration.Wrap(
                new LoggerConfiguration().WriteTo, sink => captured = sink, configure, LevelAlias.Minimum, null);
        }

        return captured;
    }
}
