// SPDX-License-Identifier: Apache-2.0
// Preloaded with `node --import`: servers listen on 127.0.0.1 only, and no name but localhost resolves.
// Spotlight would listen on all interfaces and report to its vendor otherwise.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const Loopback = '127.0.0.1';

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  return listen.apply(this, onLoopback(args));
};

const lookup = dns.lookup;
dns.lookup = (hostname, ...rest) => {
  if (isLocal(hostname)) return lookup(hostname, ...rest);
  process.nextTick(rest.at(-1), notFound(hostname));
};

const lookupPromise = dns.promises.lookup;
dns.promises.lookup = async (hostname, ...rest) => {
  if (isLocal(hostname)) return lookupPromise(hostname, ...rest);
  throw notFound(hostname);
};

syncBuiltinESMExports();

// The forms of listen: (options, done), (port, host, backlog, done), (path, ..), (handle, ..), (done), ().
function onLoopback([first, ...rest]) {
  if (first === undefined || typeof first === 'function') return [{ port: 0, host: Loopback }, first];
  if (first === null || Number.isInteger(Number(first)))
    return [Number(first), Loopback, ...rest.filter((argument) => typeof argument !== 'string')];
  if (typeof first === 'object' && 'port' in first) return [{ ...first, host: Loopback }, ...rest];
  return [first, ...rest];
}

function isLocal(hostname) {
  const isLoopbackAddress = hostname === '::1' || (net.isIPv4(hostname) && hostname.startsWith('127.'));
  return !hostname || hostname === 'localhost' || isLoopbackAddress;
}

function notFound(hostname) {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname} (only localhost is reachable)`);
  return Object.assign(error, { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname });
}
