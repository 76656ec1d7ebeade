import type { ReactNode } from 'react';
import { grouped } from '../../lib/numbers.ts';
import type { Asked } from '../page.ts';
import { Link } from './link.tsx';
import { Named } from './named.tsx';

type ChoiceProps = {
  readonly to: string;
  readonly asked: Asked;
  readonly current: boolean;
  /** How many it would show; left out where that is not said. */
  readonly count?: number | undefined;
  readonly children: string;
  /** Further choices within it. */
  readonly below?: ReactNode;
};

/** One choice of a list, with how many it shows: what would show none is said, but leads nowhere, unless it is the one in force. */
export function Choose({ to, asked, current, count, children, below }: ChoiceProps) {
  const name = <Named text={children} locale={asked.locale} />;
  const number: ReactNode = count !== undefined && (
    <>
      {'\u00A0'}
      <span className="choice-count num">{grouped(count)}</span>
    </>
  );
  if (count === 0 && !current)
    return (
      <li>
        <span className="choice-none">
          {name}
          {number}
        </span>
        {below}
      </li>
    );
  return (
    <li>
      <Link to={to} locale={asked.locale} rel="nofollow" current={current}>
        {name}
        {number}
      </Link>
      {below}
    </li>
  );
}
