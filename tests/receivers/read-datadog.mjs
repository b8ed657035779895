// SPDX-License-Identifier: Apache-2.0
// Reads bodies of Datadog's log intake with the models of Datadog's own API client.
// In: {"body":"[{..},..]"} per line. Out: {"ok":true} or {"ok":false,"error":".."}.
import { createRequire } from 'node:module';
import { answerLines } from './answer-lines.mjs';

const require = createRequire(import.meta.url);
const models = '@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/models/ObjectSerializer.js';
const { ObjectSerializer } = require(models);

await answerLines(({ body }) => {
  const sent = JSON.parse(body);
  const items = ObjectSerializer.deserialize(sent, 'Array<HTTPLogItem>', '');
  const unread = items.filter((item) => item.constructor.name !== 'HTTPLogItem' || item.unparsedObject !== undefined);
  if (items.length !== sent.length || unread.length > 0) return `${unread.length} of ${sent.length} items were not read`;
  // What was read and is written again is what was sent: nothing was dropped or taken for something else.
  const written = ObjectSerializer.serialize(items, 'Array<HTTPLogItem>', '');
  const differing = sent.findIndex((item, i) =>
    Object.keys(item).some((key) => JSON.stringify(item[key]) !== JSON.stringify(written[i][key])));
  return differing < 0 ? null : `item ${differing} is not written as it was read`;
});
