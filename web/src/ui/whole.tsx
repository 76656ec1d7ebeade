import { Children, type ReactNode } from 'react';

// Up to four parts of capitals and digits, as the numbers of needs, notices, achievements, finals and sessions have them; and dates.
const number = /(?<![\w-])([A-Z0-9]{1,10}(?:-[A-Z0-9]{1,8}){1,3})(?![\w-])/;

/** The same words, in which a number of ours (`CG-2026-000042`, `10-F1`) does not break at its hyphens. */
export function whole(words: ReactNode): ReactNode {
  if (Array.isArray(words)) return Children.map(words, whole);
  if (typeof words !== 'string' || !number.test(words)) return words;
  return words.split(number).map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have nothing but their place
      <span key={place} className="whole">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
