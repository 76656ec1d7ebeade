import { words } from './words.ts';

/** Facts often come in bursts, and every open page hears of them: each looks again after a while of its own, in ms. */
const soon = (): number => 300 + Math.random() * 1700;

/** Each live part as the server sent it, before anything else of ours changed it. */
const sent = new WeakMap<Element, string>();

/**
 * Keeps the parts of a page marked `data-live` as the server has them now. The stream only says that something happened; the
 * page is then asked for again, so that there is one way of rendering it. A hidden page holds no stream.
 */
export function keepLive(changed: () => void): void {
  const parts = [...document.querySelectorAll('[data-live]')];
  if (parts.length === 0) return;
  for (const part of parts) sent.set(part, part.innerHTML);
  const need = document.querySelector<HTMLElement>('[data-need]')?.dataset['need'];
  let stream: EventSource | null = null;
  let timer = 0;
  const look = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(changed), soon());
  };
  const hear = (message: MessageEvent<string>) => {
    const { subject, data } = JSON.parse(message.data) as { subject: string; data: Record<string, unknown> };
    if (need === undefined || subject === need || data['need'] === need) look();
  };
  const follow = () => {
    if (document.hidden) {
      stream?.close();
      stream = null;
    } else if (!stream) {
      stream = new EventSource('/api/v1/stream');
      stream.addEventListener('fact', hear);
    }
  };
  // A board on a wall goes on with the clock, and comes back by itself from a lost connection.
  const every = Number(document.querySelector<HTMLElement>('[data-every]')?.dataset['every']);
  if (every > 0) window.setInterval(look, every * 1000);
  document.addEventListener('visibilitychange', () => {
    follow();
    if (!document.hidden) look();
  });
  follow();
}

async function refresh(changed: () => void): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
  if (!response?.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const replaced = [...document.querySelectorAll<HTMLElement>('[data-live]')].filter((part) => renew(part, fresh));
  if (replaced.length === 0) return;
  changed();
  say(words.updated);
}

/** Puts in what the server has now; what the reader stands in with the keyboard is left alone. */
function renew(part: HTMLElement, fresh: Document): boolean {
  const next = fresh.querySelector(`[data-live="${part.dataset['live']}"]`);
  if (!next || sent.get(part) === next.innerHTML || part.contains(document.activeElement)) return false;
  sent.set(part, next.innerHTML);
  part.replaceChildren(...next.childNodes);
  return true;
}

/** Tells screen readers without moving anyone. */
function say(text: string): void {
  const status = document.querySelector('#live-status') ?? document.body.appendChild(document.createElement('p'));
  status.id = 'live-status';
  status.className = 'unseen';
  status.role = 'status';
  status.textContent = text;
}
