import type { FoundAchievements } from '@jiebang/contract/achievements/search.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { placeName } from '../../../lib/places.ts';
import type { Asked } from '../../page.ts';
import type { LibraryChoice, LibraryChoices } from './choices.ts';

/** A choice as people say it. */
export function wordOf(
  { locale, m, w }: Pick<Asked, 'locale' | 'm' | 'w'>,
  name: LibraryChoice,
  value: string,
  { owner }: FoundAchievements['facets'],
): string {
  const of = <T extends object>(words: T): string => String(words[value as keyof T] ?? value);
  switch (name) {
    case 'q':
      return `“${value}”`;
    case 'field':
      return fieldName(value, locale);
    case 'industry':
      return industryName(value, locale);
    case 'region':
      return placeName(/^\d{2}$/.test(value) ? `${value}0000` : value, locale);
    case 'maturity':
      return m.achievements.levelFrom(value);
    case 'right':
      return of(w.achievement.ipKind);
    case 'owner': {
      const named = owner.find((one) => one.value === value);
      return (locale === 'en' ? named?.nameEn : null) ?? named?.name ?? m.achievements.oneOwner;
    }
    default:
      return of(w.achievement[name]);
  }
}

/** The choices in force as words, for chips that take each away. */
export const chosenWords = (
  asked: Asked,
  chosen: LibraryChoices,
  names: readonly LibraryChoice[],
  found: FoundAchievements,
) => names.map((name) => ({ name, label: wordOf(asked, name, `${chosen[name]}`, found.facets) }));
