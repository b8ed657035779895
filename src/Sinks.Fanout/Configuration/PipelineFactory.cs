// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Configuration;

namespace Sinks.Fanout;

/// <summary>Builds the pipeline that code, section and environment describe, and has it follow the section.</summary>
sealed class PipelineFactory(FanoutBuilder? code, IConfigurationSection? section, PipelineServices services)
{
    /// <summary>Builds and starts a pipeline.</summary>
    /// <exception cref="FanoutConfigurationException">There are mistakes, and <c>Strict</c> is on.</exception>
    public Pipeline Build() => new(new PlanReader(code, section, services, inForce: null).Read(), services);

    /// <summary>
    /// Attaches to the pipeline of the section, or of this code alone, and has it follow the section from now on.
    /// </summary>
    /// <exception cref="FanoutConfigurationException">There are mistakes, and <c>Strict</c> is on.</exception>
    public PipelineLease Attach(PipelineRegistry registry, FanoutFace face = FanoutFace.Serilog)
    {
        if (section is null)
            return registry.Attach(key: null, Build, face);
        // Taken before the section is read: what changes meanwhile is a change.
        var content = SectionSource.KeyOf(section);
        var lease = registry.Attach(code is null ? content : null, Build, face);
        if (registry.HasBeside(lease.Pipeline))
        {
            services.Say(
                $"{lease.Pipeline.Name}: another fan-out over this section runs in the process, with code or content "
                + "of its own; an event that is logged to both is delivered by both.");
        }

        lease.Watch = new SectionWatch(section, content, services, () => Reload(registry, lease.Pipeline, section));
        return lease;
    }

    void Reload(PipelineRegistry registry, Pipeline pipeline, IConfigurationSection changed)
    {
        // Faces that share a pipeline each watch their section, and all hear of a change.
        lock (pipeline.Reloading)
            ReloadAlone(registry, pipeline, changed);
    }

    void ReloadAlone(PipelineRegistry registry, Pipeline pipeline, IConfigurationSection changed)
    {
        var before = pipeline.Plan;
        var reader = new PlanReader(code, changed, services, before);
        var plan = reader.Read();
        if (!pipeline.Apply(plan))
        {
            reader.LetGo(plan);
            return;
        }

        if (ReferenceEquals(plan.Lanes, before.Lanes))
            return;
        if (code is null)
            registry.ChangeKey(pipeline, SectionSource.KeyOf(changed));
        var backends = plan.Lanes.Count == 0 ? "none" : string.Join(", ", plan.Lanes.Select(static lane => lane.Name));
        services.Say($"{pipeline.Name}: the configuration was reloaded; backends in use: {backends}.");
    }
}
