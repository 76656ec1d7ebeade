import type { FoundAchievements } from '@jiebang/contract/achievements/search.ts';
import { grouped } from '../../../lib/numbers.ts';
import type { Asked } from '../../page.ts';
import { Empty } from '../../parts/empty.tsx';
import { Link } from '../../parts/link.tsx';
import { chosenNames, type LibraryChoice, type LibraryChoices, libraryPath } from './choices.ts';
import { wordOf } from './chosen-words.ts';

type NothingProps = { readonly asked: Asked; readonly chosen: LibraryChoices; readonly found: FoundAchievements };

/** What helps where nothing is found: which choice is in the way, how to look otherwise, and to say what one needs. */
export function Nothing({ asked, chosen, found }: NothingProps) {
  const { locale, m } = asked;
  if (found.coverage.is !== 'whole')
    return <Empty title={m.achievements.notYetTitle} text={m.achievements.notYetText} />;
  if (found.total > 0)
    return (
      <Empty title={m.achievements.beyondTitle} text={m.achievements.beyondText}>
        <Link to={libraryPath(chosen, {})} locale={locale} className="button" rel="nofollow">
          {m.achievements.first}
        </Link>
      </Empty>
    );
  if (chosenNames(chosen).length === 0)
    return (
      <Empty title={m.achievements.bareTitle} text={m.achievements.bareText}>
        <Link to="/workspace/achievements/new" locale={locale} className="button">
          {m.achievements.add}
        </Link>
      </Empty>
    );
  return (
    <Empty title={m.achievements.emptyTitle} text={m.achievements.emptyText}>
      {found.without.length > 0 && (
        <ul className="chips">
          {found.without.map(({ choice, count }) => (
            <li key={choice}>
              <Link to={libraryPath(chosen, { [choice]: undefined })} locale={locale} rel="nofollow">
                {m.achievements.without(
                  wordOf(asked, choice as LibraryChoice, `${chosen[choice as LibraryChoice]}`, found.facets),
                  grouped(count),
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {chosen.q !== undefined && (
        <ul className="hints">
          {m.achievements.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      )}
      <p className="actions">
        <Link to="/achievements" locale={locale} className="button">
          {m.achievements.clear}
        </Link>
        <Link to="/workspace/needs/new" locale={locale} className="button">
          {m.achievements.post}
        </Link>
      </p>
    </Empty>
  );
}
