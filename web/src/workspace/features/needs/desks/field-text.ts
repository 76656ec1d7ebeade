import type { NeedVersion } from '@jiebang/contract/needs/desk/desk.ts';
import type { returnFields } from '@jiebang/contract/needs/review.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { budget } from '../../../../lib/money.ts';
import { industryLine, placeName } from '../../../../lib/places.ts';
import { useKit, useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { useText } from '../text.ts';

export type ReturnField = (typeof returnFields)[number];

/** How one field of a version reads as text, for comparing; null where it is empty. */
export function useFieldText(): (version: NeedVersion, field: ReturnField) => string | null {
  const m = useText();
  const w = useWords();
  const kit = useKit();
  const locale = useLocale();
  return ({ draft, attachments }, field) => {
    switch (field) {
      case 'whole':
        return null;
      case 'attachments':
        return lines(attachments.map(({ name }) => name ?? m.versions.removed));
      case 'indicators':
        return lines(
          draft.indicators.map(({ name, value, unit, howTested }) =>
            [name, [value, unit].filter(Boolean).join(' '), howTested].filter(Boolean).join(' · '),
          ),
        );
      case 'field':
        return draft.field && fieldName(draft.field, locale);
      case 'otherFields':
        return lines(draft.otherFields.map((code) => fieldName(code, locale)));
      case 'industry':
        return draft.industry && industryLine(draft.industry, locale);
      case 'region':
        return draft.region && placeName(draft.region, locale);
      case 'budget':
        return budget(draft.budget?.min ?? null, draft.budget?.max ?? null, locale);
      case 'termMonths':
        return draft.termMonths === null ? null : `${draft.termMonths} ${m.months}`;
      case 'ways':
        return draft.ways.map((way) => w.way[way]).join(kit.marks.comma) || null;
      case 'cooperation':
        return draft.cooperation.map((term) => w.cooperation[term]).join(kit.marks.comma) || null;
      case 'keywords':
        return draft.keywords.join(kit.marks.comma) || null;
      case 'showCompany':
        return draft.showCompany ? m.companyShown : m.companyHidden;
      default:
        return draft[field] === null ? null : String(draft[field]);
    }
  };
}

const lines = (of: readonly string[]): string | null => of.join('\n') || null;
