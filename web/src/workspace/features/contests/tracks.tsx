import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import type { Locale } from '../../../lib/locale.ts';
import { placeName } from '../../../lib/places.ts';
import { countryName } from '../../../ui/kit/form/countries.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** The tracks of a contest with what each is open to, and ways to change them. */
export function Tracks({ of }: { readonly of: ContestPage }) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  if (of.tracks.length === 0) return <Nothing>{m.tracksEmpty}</Nothing>;
  return (
    <ul className="list" aria-label={m.tracks}>
      {of.tracks.map((track) => (
        <Line
          key={track.id}
          to={`/contests/${of.id}/tracks/${track.id}`}
          title={locale === 'zh' ? track.name : track.nameEn}
          facts={[w.track[track.kind], ...scopeOf(track, m, locale), ...(track.ownPhases ? [m.ownDates] : [])]}
        >
          <Go to={`/contests/${of.id}/tracks/${track.id}/phases`}>{m.trackDates}</Go>
        </Line>
      ))}
    </ul>
  );
}

type Scoped = Pick<ContestPage['tracks'][number], 'fields' | 'industries' | 'regions' | 'countries'>;

/** What a track is open to, each sort in words; the first few by name. */
function scopeOf(
  { fields, industries, regions, countries }: Scoped,
  m: ReturnType<typeof useText>,
  locale: Locale,
): string[] {
  const some = (label: string, names: readonly string[]) => {
    const comma = locale === 'zh' ? '、' : ', ';
    const shown = names.slice(0, 4).join(comma);
    return `${label}${locale === 'zh' ? '：' : ': '}${names.length === 0 ? m.noLimit : `${shown}${names.length > 4 ? `${comma}…` : ''}`}`;
  };
  return [
    some(
      m.fields,
      fields.map((code) => fieldName(code, locale)),
    ),
    some(
      m.industries,
      industries.map((code) => industryName(code, locale)),
    ),
    some(
      m.regions,
      regions.map((code) => placeName(code, locale)),
    ),
    some(
      m.countries,
      countries.map((code) => countryName(code, locale)),
    ),
  ];
}
