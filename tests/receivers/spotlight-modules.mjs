// SPDX-License-Identifier: Apache-2.0
// Preloaded with `node --import`: names Spotlight's files ES modules, as its nested package folders do not.
// Node.js 20 finds out by itself; Node.js 18, which Debian 12 installs, does not.
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

export function load(url, context, next) {
  const isSpotlight = url.includes('/@spotlightjs/spotlight/dist/') && url.endsWith('.js');
  return next(url, isSpotlight ? { ...context, format: 'module' } : context);
}
