import {
  librarySearchOf,
  librarySearchText,
  type SavedSearch,
  ToldEvery,
} from '@jiebang/contract/achievements/saved-search.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { placeName } from '../../../lib/places.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit, useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Typed = { name: string; every: ToldEvery };

/** The searches that this person keeps, and the one that the address asks to keep. */
export function SavedSearches({ asked }: { readonly asked: string | undefined }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const wordsOf = useLibraryWords();
  const saved = useRead(['saved-searches'], () => api.achievements.savedSearches());
  const search = asked === undefined ? null : librarySearchOf(asked);
  const wanted = search && librarySearchText(search);
  const already = saved.data?.items.find((one) => one.query === wanted);
  const query = already ? null : wanted;
  const fields: readonly Field[] = [
    { kind: 'line', name: 'name', label: m.savedName, max: 60, required: true },
    {
      kind: 'choice',
      name: 'every',
      label: m.savedEvery,
      options: ToldEvery.options.map((value) => ({ value, label: m.savedEveries[value] })),
      required: true,
    },
  ];
  return (
    <>
      {query !== null && (
        <Acts>
          <Act
            label={`${m.saveThis}${kit.marks.colon}${wordsOf(query)}`}
            can={true}
            primary
            ask={{ fields, initial: { name: wordsOf(query).slice(0, 60), every: 'day' } }}
            run={(typed: Typed) => api.achievements.saveSearch({ body: { ...typed, query } })}
          />
        </Acts>
      )}
      {already && (
        <p className="soft" role="status">
          {m.savedAlready(already.name)}
        </p>
      )}
      <Shown of={saved}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{m.savedEmpty}</Nothing>
          ) : (
            <ul className="list" aria-label={m.saved}>
              {items.map((one) => (
                <Line
                  key={one.id}
                  title={one.name}
                  facts={[wordsOf(one.query), m.savedEveries[one.every], <When key="since" at={one.since} />]}
                >
                  <Acts>
                    <a href={`${localPath(locale, '/achievements')}?${one.query}&sort=newest`}>{m.savedSee}</a>
                    <Changes of={one} fields={fields} />
                  </Acts>
                </Line>
              ))}
            </ul>
          )
        }
      </Shown>
      <p className="soft">{m.savedSays}</p>
      <p>
        <a href={localPath(locale, '/achievements')}>{m.savedToLibrary}</a>
      </p>
    </>
  );
}

function Changes({ of: { id, name, every }, fields }: { readonly of: SavedSearch; readonly fields: readonly Field[] }) {
  const m = useText();
  return (
    <>
      <Act
        label={m.savedChange}
        can={true}
        ask={{ fields, initial: { name, every } }}
        run={(body: Typed) => api.achievements.changeSavedSearch({ params: { id }, body })}
      />
      <Act
        label={m.savedDrop}
        can={true}
        danger
        ask={{ says: m.savedDropSays, fields: [] }}
        run={() => api.achievements.dropSavedSearch({ params: { id } })}
      />
    </>
  );
}

/** A search of the library in words: what it was narrowed to. */
function useLibraryWords(): (query: string) => string {
  const { achievement: w } = useWords();
  const locale = useLocale();
  const m = useText();
  return (query) => {
    const { q, field, industry, region, maturity, owner, right, ...kinds } = librarySearchOf(query) ?? {};
    const { source, kind, form, stage, novelty, cooperation } = kinds;
    const words = [
      q && `“${q}”`,
      field && fieldName(field, locale),
      industry && industryName(industry, locale),
      region && placeName(/^\d{2}$/.test(region) ? `${region}0000` : region, locale),
      source && w.source[source],
      kind && w.kind[kind],
      form && w.form[form],
      stage && w.stage[stage],
      novelty && w.novelty[novelty],
      maturity && m.levelFrom(String(maturity)),
      cooperation && w.cooperation[cooperation],
      right && w.ipKind[right],
      owner && m.oneOwner,
    ];
    return words.filter(Boolean).join(locale === 'zh' ? '，' : ', ');
  };
}
