import { useEffect, useRef } from 'react';

const scores = 'input[inputmode="numeric"]';

/**
 * The keyboard of the judge's desk: Enter in a score goes on to the next one, a score that is reached is marked whole, so that a digit takes
 * its place, and Ctrl or ⌘ with Enter presses the button that locks, or the one that confirms it.
 */
export function useDeskKeys(first: boolean) {
  const box = useRef<HTMLFormElement>(null);
  const begin = useRef(first);
  useEffect(() => {
    if (begin.current) box.current?.querySelector<HTMLElement>(scores)?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const confirming = document.querySelector('[role="dialog"]');
        const button = (confirming ?? box.current)?.querySelector<HTMLElement>(
          confirming ? '.ant-btn-primary' : '[data-lock] button',
        );
        button?.click();
      } else if (event.target instanceof HTMLInputElement && event.target.matches(scores)) {
        const all = [...(box.current?.querySelectorAll<HTMLInputElement>(scores) ?? [])];
        const at = all.indexOf(event.target);
        if (at < 0) return;
        event.preventDefault();
        (all[at + 1] ?? event.target).focus();
      }
    };
    const onFocus = (event: FocusEvent) => {
      const { target } = event;
      if (target instanceof HTMLInputElement && box.current?.contains(target) && target.matches(scores))
        target.select();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('focusin', onFocus);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('focusin', onFocus);
    };
  }, []);
  return box;
}
