// SPDX-License-Identifier: Apache-2.0
// Reports errors of this page to the path it was loaded from, less /script.js. sinks.capture(error, { key: value })
// reports one that was caught, sinks.message(text, { key: value }) a text. Never throws, never blocks, holds no secret.
(() => {
  'use strict';
  const LIMIT = 20, TEXT = 2000, STACK = 8000, WAIT = 1000;
  const self = document.currentScript;
  const endpoint = self ? self.src.replace(/\/script\.js(\?.*)?$/, '') : '/errors';
  const release = self && self.dataset.release;
  const seen = new Set();
  let waiting = [], timer = 0, count = 0;

  const cut = (value, limit) => String(value).slice(0, limit);

  const describe = (error, depth) => {
    const isError = error instanceof Error || (error && typeof error === 'object' && 'stack' in error);
    const told = isError
      ? { type: cut(error.name || 'Error', 200), message: cut(error.message, TEXT), stack: cut(error.stack || '', STACK) }
      : { type: 'Error', message: cut(typeof error === 'string' ? error : JSON.stringify(error), TEXT) };
    if (isError && error.cause && depth < 3) told.cause = describe(error.cause, depth + 1);
    return told;
  };

  const send = isLast => {
    clearTimeout(timer);
    timer = 0;
    if (!waiting.length) return;
    const body = JSON.stringify({ page: cut(location.href, 1000), release: release || undefined, reports: waiting });
    waiting = [];
    // A page that is left has no time for an answer.
    if (isLast && navigator.sendBeacon && navigator.sendBeacon(endpoint, new Blob([body], { type: 'text/plain' }))) return;
    const headers = { 'content-type': 'application/json' };
    const trace = document.querySelector('meta[name="traceparent"]');
    if (trace) headers.traceparent = trace.content;
    fetch(endpoint, { method: 'POST', body, headers, keepalive: body.length < 60000, credentials: 'include' })
      .catch(() => {});
  };

  const add = report => {
    const key = report.kind + report.type + report.message + (report.stack || '').slice(0, 500);
    if (count >= LIMIT || seen.has(key)) return;
    seen.add(key);
    count++;
    waiting.push(report);
    if (document.visibilityState === 'hidden') send(true);
    else timer = timer || setTimeout(send, WAIT);
  };

  // Whatever fails in here is not the page's error.
  const safely = action => (...given) => {
    try { action(...given); } catch { /* reporting never harms the page */ }
  };

  addEventListener('error', safely(event => {
    // Of images and the like that did not load there is no error.
    if (!(event instanceof ErrorEvent)) return;
    const told = event.error ? describe(event.error, 0) : { type: 'Error', message: cut(event.message, TEXT) };
    add({ kind: 'error', ...told, source: event.filename, line: event.lineno, column: event.colno });
  }));
  addEventListener('unhandledrejection', safely(event => add({ kind: 'rejection', ...describe(event.reason, 0) })));
  addEventListener('visibilitychange', safely(() => document.visibilityState === 'hidden' && send(true)));
  addEventListener('pagehide', safely(() => send(true)));

  window.sinks = Object.freeze({
    capture: safely((error, values) => add({ kind: 'capture', ...describe(error, 0), values })),
    message: safely((text, values) => add({ kind: 'message', message: cut(text, TEXT), values }))
  });
})();
