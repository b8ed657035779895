// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Sinks.Fanout;

/// <summary>What is known of each module, as long as it is loaded: plug-ins can still be unloaded.</summary>
sealed class ModuleCache
{
    readonly ConditionalWeakTable<Module, ModuleDetails> _modules = [];

    public ModuleDetails Of(Module module) => _modules.GetValue(module, static key => new ModuleDetails(key));
}
