import { achievementFacets, type FoundAchievements } from '@jiebang/contract/achievements/search.ts';
import type { Asked } from '../../page.ts';
import { Choose } from '../../parts/choose.tsx';
import { type LibraryChoices, libraryPath } from './choices.ts';
import { wordOf } from './chosen-words.ts';

type FacetsProps = { readonly asked: Asked; readonly chosen: LibraryChoices; readonly found: FoundAchievements };

/** The levels of maturity that people ask for at least: shown in a laboratory, in a pilot line, in use. */
const levels = [4, 7, 10];

/** Every facet as a list of links with how many achievements each shows; one that would show none is left out. */
export function Facets({ asked, chosen, found }: FacetsProps) {
  const { m } = asked;
  const lists = achievementFacets.map((name) => ({
    name,
    options: found.facets[name].map(({ value, count }) => ({ value, count })),
  }));
  const maturity = {
    name: 'maturity' as const,
    options: levels.map((level) => ({ value: `${level}`, count: undefined })),
  };
  return [...lists.slice(0, 3), maturity, ...lists.slice(3)].map(({ name, options }) => {
    const now = chosen[name] === undefined ? undefined : `${chosen[name]}`;
    const beside = now !== undefined && !options.some(({ value }) => value === now);
    if (options.length === 0 && !beside) return null;
    return (
      <div key={name} className="facet">
        <h2 id={`facet-${name}`}>{m.achievements[name === 'right' ? 'rights' : name]}</h2>
        <ul aria-labelledby={`facet-${name}`}>
          <Choose to={libraryPath(chosen, { [name]: undefined })} asked={asked} current={now === undefined}>
            {m.achievements.all}
          </Choose>
          {[...(beside ? [{ value: now, count: undefined }] : []), ...options].map(({ value, count }) => (
            <Choose
              key={value}
              to={libraryPath(chosen, { [name]: value })}
              asked={asked}
              current={now === value}
              count={count}
            >
              {wordOf(asked, name, value, found.facets)}
            </Choose>
          ))}
        </ul>
      </div>
    );
  });
}
