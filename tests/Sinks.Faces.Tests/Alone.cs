// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics.CodeAnalysis;

namespace Sinks.Faces.Tests;

/// <summary>Tests of what is one for the whole process, such as its pipelines, run one after the other.</summary>
[SuppressMessage("Design", "CA1052", Justification = "xunit makes an instance of it.")]
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
