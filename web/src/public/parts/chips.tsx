import type { Asked } from '../page.ts';
import { Link } from './link.tsx';

type Chosen<Name extends string> = {
  readonly asked: Asked;
  readonly words: readonly { readonly name: Name; readonly label: string }[];
  /** The address of the same list without one choice. */
  readonly without: (name: Name) => string;
  /** The address of the list with nothing chosen. */
  readonly whole: string;
};

/** What a list is narrowed to, each choice with a way to take it away, then all of them; nothing where nothing is chosen. */
export function Chips<Name extends string>({ asked: { locale, m }, words, without, whole }: Chosen<Name>) {
  if (words.length === 0) return null;
  return (
    <ul className="chips">
      {words.map(({ name, label }) => (
        <li key={name}>
          <Link to={without(name)} locale={locale} rel="nofollow" label={m.board.remove(label)}>
            {label} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to={whole} locale={locale} className="chips-clear">
          {m.board.clear}
        </Link>
      </li>
    </ul>
  );
}
