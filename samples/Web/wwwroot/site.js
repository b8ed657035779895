// SPDX-License-Identifier: Apache-2.0
const on = (id, action) => document.getElementById(id).addEventListener('click', action);
const tell = text => { document.getElementById('told').textContent = text; };

function totalOf(cart) {
  return cart.items.length;
}

if (!window.sinks && !window.Sentry) {
  // sentry.js is what npm builds: without it there is nothing to look at here.
  document.querySelectorAll('.reports button').forEach(button => { button.disabled = true; });
  tell('There is no sentry.js: run npm ci && npm run build in samples/Web, then build again.');
}

on('sign-in', async () => {
  await fetch('/sign-in/ada', { method: 'POST' });
  tell('Signed in as ada.');
});
on('throw', () => totalOf({}));
on('reject', () => { Promise.reject(new RangeError('The cart is full.')); });
on('capture', () => {
  try {
    totalOf(null);
  } catch (error) {
    window.sinks ? window.sinks.capture(error, { cart: 'empty' }) : window.Sentry.captureException(error, { tags: { cart: 'empty' } });
  }
});
on('leave', () => {
  setTimeout(() => { location.href = 'about:blank'; });
  totalOf({ items: undefined });
});
on('violate', () => { new Image().src = 'https://elsewhere.example/pixel.png'; });
on('order', async () => {
  const answer = await fetch('/acme/orders/7');
  tell(`The server answered ${answer.status}.`);
});
