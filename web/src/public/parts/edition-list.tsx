import type { ContestCard } from '@jiebang/contract/contests/contest.ts';
import { placeName } from '../../lib/places.ts';
import type { Asked } from '../page.ts';
import { Link } from './link.tsx';

/** An edition's name in the reader's language. */
export const nameOf = (
  { name, nameEn }: { readonly name: string; readonly nameEn: string },
  { locale }: Asked,
): string => (locale === 'zh' ? name : nameEn);

/** Whether an address names something that can be the id of a contest or a track. */
export const isContestId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Editions that were opened, each a way to its own page. */
export function EditionList({ asked, contests }: { readonly asked: Asked; readonly contests: readonly ContestCard[] }) {
  const { locale, m } = asked;
  return (
    <ul className="editions">
      {contests.map((contest) => (
        <li key={contest.id}>
          <strong>
            <Link to={`/contests/${contest.id}`} locale={locale}>
              {nameOf(contest, asked)}
            </Link>
          </strong>
          <span className="soft">
            {[contest.number, placeName(contest.homeRegion, locale), m.editions.states[contest.state]].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
