import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import type { Asked } from '../../page.ts';
import { Link } from '../../parts/link.tsx';
import { boardPath } from '../board/choices.ts';

type PlaceProps = { readonly asked: Pick<Asked, 'locale' | 'm'>; readonly need: PublicNeed };

/** The steps from the board to a need: its edition, and its track within that, each with its address. */
export function stepsTo({
  asked: { locale, m },
  need,
}: PlaceProps): { readonly name: string; readonly path: string }[] {
  const { contest, contestEn, track, trackEn } = need.place;
  const chinese = locale === 'zh';
  return [
    { name: m.board.title, path: '/needs' },
    { name: chinese ? contest : contestEn, path: `/contests/${need.contest}` },
    { name: chinese ? track : trackEn, path: boardPath({ contest: need.contest, track: need.track }, {}) },
  ];
}

/** Where the reader is, with the way back: 需求榜 › 赛事 › 专场. */
export function Steps({ asked, need }: PlaceProps) {
  return (
    <nav className="back no-print" aria-label={asked.m.need.steps}>
      <ol className="steps">
        {stepsTo({ asked, need }).map(({ name, path }) => (
          <li key={path}>
            <Link to={path} locale={asked.locale}>
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
