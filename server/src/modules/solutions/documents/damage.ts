import { type Refusal, refuse } from '#kernel/refusal.ts';

/** What opens a sealed text; where it does not open, the refusal that says so instead of a guess at its content. */
export function orDamaged<T>(open: () => T): T | Refusal {
  try {
    return open();
  } catch {
    return refuse('sealed_content_damaged');
  }
}
