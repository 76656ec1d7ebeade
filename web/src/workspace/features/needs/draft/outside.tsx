import { outsideScope, type ScopeLine } from '@jiebang/contract/needs/desk/scope.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { placeName } from '../../../../lib/places.ts';
import { scopeNames, scopeWhole } from '../../../../lib/scope.ts';
import { focusField } from '../../../../ui/kit/form/use-form.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useText } from '../text.ts';

type Typed = Pick<NeedDraft, ScopeLine>;

/** Which lines of its track's scope what is typed does not meet, each with what the track takes; and a scope that is set for later. */
export function OutsideScope({ need, typed }: { readonly need: WorkNeed; readonly typed: Typed }) {
  const m = useText();
  const locale = useLocale();
  const { scope, scopeAhead } = need.place;
  const names = scopeNames(scope, locale);
  const takes = { field: names.fields, industry: names.industries, region: [...names.regions, ...names.countries] };
  const nameOf = { field: fieldName, industry: industryName, region: placeName };
  const lines = outsideScope(typed, scope);
  if (lines.length === 0 && !scopeAhead) return null;
  return (
    <section className="reading" aria-label={m.scope}>
      {lines.length > 0 && (
        <>
          <strong>{m.outsideSays}</strong>
          <ul>
            {lines.map((line) => (
              <li key={line}>
                {m.outsideLine(
                  m.scopeLines[line],
                  takes[line].join(locale === 'zh' ? '、' : ', '),
                  nameOf[line](typed[line] ?? '', locale),
                )}{' '}
                <button type="button" className="linked" onClick={() => focusField(line)}>
                  {m.outsideGo}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {scopeAhead && (
        <p>
          {m.scopeAhead(dateTime(scopeAhead.from), scopeWhole(scopeAhead.scope, locale))}
          {scopeAhead.note && <q>{scopeAhead.note}</q>}
        </p>
      )}
    </section>
  );
}
