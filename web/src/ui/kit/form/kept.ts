/** What was typed and has not reached the server yet, in this browser alone: by person and item, with the version that it was typed upon. */
export type Kept = { readonly version: number; readonly values: Readonly<Record<string, unknown>> };

const prefix = 'kept:';
const place = (person: string, item: string): string => `${prefix}${person}:${item}`;

/** Keeps what was typed. Where the browser has no room or forbids it, nothing is kept, and saving goes on without. */
export function keep(person: string, item: string, kept: Kept): void {
  try {
    localStorage.setItem(place(person, item), JSON.stringify(kept));
  } catch {
    // Private windows and full stores: the page still holds it.
  }
}

/** What a person typed of an item and did not get saved; null when there is nothing, or it cannot be read. */
export function keptOf(person: string, item: string): Kept | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place(person, item)) ?? 'null');
    return isKept(found) ? found : null;
  } catch {
    return null;
  }
}

const isKept = (found: unknown): found is Kept =>
  typeof found === 'object' &&
  found !== null &&
  'version' in found &&
  typeof found.version === 'number' &&
  'values' in found &&
  typeof found.values === 'object' &&
  found.values !== null;

/** Forgets what was kept of one item. */
export function forget(person: string, item: string): void {
  localStorage.removeItem(place(person, item));
}

/** Whether anything is kept here, of anybody. */
export const keepsSomething = (): boolean => Object.keys(localStorage).some((key) => key.startsWith(prefix));

/** Forgets everything that was kept here, of everybody: at signing out. */
export function forgetAll(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
