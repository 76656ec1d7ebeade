import { ownClock } from '../../lib/dates.ts';
import { words } from './words.ts';

/** Minutes that Asia/Shanghai is ahead of UTC, as browsers tell it: negative. */
const SHANGHAI = -480;

/** Where the reader's clock is not that of Asia/Shanghai, each time says the reader's own: as a tooltip, and in a paper notice beside it. */
export function showLocalTimes(): void {
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
    const at = new Date(element.dateTime);
    if (Number.isNaN(at.getTime()) || at.getTimezoneOffset() === SHANGHAI) continue;
    const own = words.yourTime + ownClock(at);
    element.title = own;
    if (element.closest('.key-facts, .terms')) element.after(localNote(own));
  }
}

function localNote(text: string): HTMLElement {
  const note = document.createElement('small');
  note.className = 'local-time no-print';
  note.textContent = text;
  return note;
}
