// SPDX-License-Identifier: Apache-2.0
global using Sinks.Fanout;

// .NET 8 has no System.Threading.Lock; a plain object is locked by Monitor there.
#if NET9_0_OR_GREATER
global using Lock = System.Threading.Lock;
#else
global using Lock = object;
#endif
