// SPDX-License-Identifier: Apache-2.0
// Verifies webhook requests with the reference library of Standard Webhooks.
// In: {"secret":"whsec_..","headers":{"webhook-id":..},"body":".."} per line.
// Out: {"ok":true} or {"ok":false,"error":".."}.
import { Webhook } from 'standardwebhooks';
import { answerLines } from './answer-lines.mjs';

await answerLines(({ secret, headers, body }) => {
  new Webhook(secret).verify(body, headers);
  return null;
});
