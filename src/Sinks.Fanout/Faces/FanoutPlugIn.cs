// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Sinks.Fanout;

/// <summary>Adds the face of a host whose code does not: what Sinks.Hosting does to every host it hears of.</summary>
static class FanoutPlugIn
{
    const string Section = "Fanout";

    /// <summary>
    /// Adds it if the configuration or <c>Fanout__*</c> variables name a backend, nothing turns the fan-out off, and
    /// the host did not add one itself.
    /// </summary>
    /// <param name="services">The services of the host, otherwise complete.</param>
    /// <param name="configuration">The configuration of the host.</param>
    /// <returns>What was added, or null.</returns>
    public static LoggerFace? AddTo(IServiceCollection services, IConfiguration configuration)
    {
        if (LoggerFace.IsAmong(services) || !IsWanted(SectionSource.Find(configuration, Section)))
            return null;
        var face = LoggerFace.AddTo(services, Section, FanoutFace.PlugIn);
        face.Use(configuration);
        return face;
    }

    static bool IsWanted(IConfigurationSection section) =>
        section.GetSection(FanoutSettings.BackendsKey).GetChildren().Any()
        && !SwitchText.IsOff(section["Enabled"])
        && !SwitchText.IsOff(PipelineServices.Default.Variable("Fanout__Enabled"));
}
