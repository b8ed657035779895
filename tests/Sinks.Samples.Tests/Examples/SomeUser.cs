// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Samples.Tests.Examples;

sealed record SomeUser(string Id);
