import { searchOf } from '@jiebang/contract/notifications/search.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { budget } from '../../../lib/money.ts';
import { placeName } from '../../../lib/places.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

/** A followed search in words: what the board was narrowed to. */
export function useSearchWords(): (target: string) => string {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  return (target) => {
    const search = searchOf(target) ?? {};
    const { q, state, trackKind, field, industry, region, cooperation, contest, track, organisation } = search;
    const { budgetFrom, budgetTo, closesWithin } = search;
    const words = [
      q && `“${q}”`,
      state && w.needState[state],
      trackKind && w.track[trackKind],
      field && fieldName(field, locale),
      industry && industryName(industry, locale),
      region && placeName(region, locale),
      cooperation && w.cooperation[cooperation],
      budgetFrom !== undefined && `${m.budgetFrom} ${budget(budgetFrom, budgetFrom, locale)}`,
      budgetTo !== undefined && `${m.budgetTo} ${budget(budgetTo, budgetTo, locale)}`,
      closesWithin !== undefined && m.closesWithin(String(closesWithin)),
      contest && m.oneContest,
      track && m.oneTrack,
      organisation && m.oneOrganisation,
    ];
    return words.filter(Boolean).join(' · ') || target;
  };
}
