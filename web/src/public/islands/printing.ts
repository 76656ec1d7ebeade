import { words } from './words.ts';

/** Adds a print button to what stands on paper: without script the browser's own command does the same. */
export function offerPrinting(): void {
  const place = document.querySelector('.back:has(~ .paper)');
  if (!place) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link-button';
  button.textContent = words.print;
  button.addEventListener('click', () => window.print());
  place.append(button);
}
