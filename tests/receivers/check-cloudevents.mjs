// SPDX-License-Identifier: Apache-2.0
// Parses CloudEvents batches with the JavaScript SDK of CloudEvents.
// In: {"headers":{"content-type":".."},"body":".."} per line.
// Out: {"ok":true} or {"ok":false,"error":".."}.
import { HTTP } from 'cloudevents';
import { answerLines } from './answer-lines.mjs';

await answerLines(({ headers, body }) => {
  const events = HTTP.toEvent({ headers, body });
  if (!Array.isArray(events)) return 'is no batch';
  const sent = JSON.parse(body);
  for (const [i, event] of events.entries()) {
    event.validate();
    // The SDK makes an id where there is none.
    if (event.id !== sent[i].id || event.id === '') return `event ${i} has no id`;
    if (event.data?.id !== event.id) return `event ${i} lost its data`;
  }
  return events.length === sent.length ? null : `${events.length} of ${sent.length} events arrived`;
});
