// SPDX-License-Identifier: Apache-2.0
// Bundled into wwwroot/sentry.js by "npm run build". The DSN names the page's own host: no page knows another.
import * as Sentry from '@sentry/browser';

Sentry.init({
  dsn: `${location.protocol}//browser@${location.host}/0`,
  tunnel: '/errors',
  release: 'web-sample@1'
});
window.Sentry = { captureException: Sentry.captureException };
