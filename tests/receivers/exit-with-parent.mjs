// SPDX-License-Identifier: Apache-2.0
// Preloaded with `node --import`: ends the process when its standard input closes, so that a receiver
// does not outlive a test host that was killed.
process.stdin.on('end', () => process.exit(0)).resume();
