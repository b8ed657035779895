// SPDX-License-Identifier: Apache-2.0
// Requests report to every fan-out of the process: one test at a time has one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
