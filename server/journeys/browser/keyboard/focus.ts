/** What the keyboard does next on its way to a control: a key, or null where it has arrived. */
type Step = {
  readonly key: 'Tab' | 'Shift+Tab' | 'Enter' | null;
  /** Where it stands now, by its name. */
  readonly stands: string;
  /** The place it stood at before, when nothing there looked otherwise than it does now that the keyboard has left. */
  readonly unseen: string | null;
};
type Stood = { readonly at: Element; readonly look: string };

/**
 * Runs in the page, so it stands alone: looks where the keyboard is, whether the eye could tell, and which way the goal lies; null when
 * the goal no longer stands on the page.
 */
export function stepTowards(goal: Element): Step | null {
  if (!goal.isConnected) return null;
  const drawn = (one: Element): boolean => {
    const { opacity, clipPath } = getComputedStyle(one);
    return Number(opacity) > 0 && clipPath === 'none' && one.getBoundingClientRect().width > 1;
  };
  /** How an element and what is drawn around it look, as far as a focus may change it; what moves is brought to its end first. */
  const lookOf = (at: Element): string => {
    for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    const around: Element[] = [];
    for (let up: Element | null = at; up && around.length < 4; up = up.parentElement) around.push(up);
    const beside = drawn(at) ? [] : [...(at.parentElement?.children ?? [])];
    const parts = [...around, ...beside].filter(drawn).map((one) => {
      const { outline, boxShadow, borderColor, backgroundColor, textDecoration, transform } = getComputedStyle(one);
      return [outline, boxShadow, borderColor, backgroundColor, textDecoration, transform].join(' ');
    });
    return parts.join('\n');
  };
  const nameOf = (one: Element): string => {
    const labels = one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? [...(one.labels ?? [])] : [];
    const label = one.getAttribute('aria-label') ?? labels.map((of) => of.textContent).join(' ');
    return (label || one.textContent || one.tagName).trim().slice(0, 60);
  };
  const kept = window as Window & { keyboardStood?: Stood };
  const at = document.activeElement ?? document.body;
  const before = kept.keyboardStood;
  // A page's main part and a dialogue take the keyboard without being places to act at.
  const acts = (one: Element) => one instanceof HTMLElement && one.tabIndex >= 0;
  const left = before !== undefined && before.at !== at && before.at.isConnected && acts(before.at);
  // What stands in a list's own frame, such as what empties it, leaves the frame as it was.
  const framed = left && before.at.closest('.ant-select')?.contains(at) === true;
  const look = lookOf(at);
  const unseenBefore = left && !framed && lookOf(before.at) === before.look;
  const unseenNow = acts(at) && at.matches('button, a') && !drawn(at);
  const unseen = unseenBefore ? nameOf(before.at) : unseenNow ? nameOf(at) : null;
  kept.keyboardStood = { at, look };
  const sameChoice =
    at instanceof HTMLInputElement &&
    goal instanceof HTMLInputElement &&
    at.type === 'radio' &&
    goal.type === 'radio' &&
    at.name === goal.name;
  const skips = at.classList.contains('skip') && document.querySelector('main')?.contains(goal) === true;
  const isBehind = (at.compareDocumentPosition(goal) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const isWithin = at.contains(goal);
  const key = at === goal || sameChoice ? null : skips ? 'Enter' : isBehind && !isWithin ? 'Shift+Tab' : 'Tab';
  return { key, stands: nameOf(at), unseen };
}
