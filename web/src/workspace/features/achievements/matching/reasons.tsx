import type { MatchedBroker, MatchReason } from '@jiebang/contract/matching/match.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { placeName } from '../../../../lib/places.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Table } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

type Any = MatchReason | MatchedBroker['reasons'][number];

/** Why two match, reason by reason with the places and what each adds; the last row is the sum. */
export function Reasons({ reasons, score }: { readonly reasons: readonly Any[]; readonly score: number }) {
  const m = useText();
  const says = useReason();
  const placed = <P extends string>(
    at: readonly { readonly place: P; readonly times: number }[],
    names: Readonly<Record<P, string>>,
  ) => at.map(({ place, times }) => m.times(names[place], times)).join(m.comma);
  const whole = reasons.some((one) => one.kind === 'term' || one.kind === 'near');
  const number = (value: number) => <span className="num">{value.toFixed(2)}</span>;
  return (
    <details>
      <summary>{m.reasons(reasons.length)}</summary>
      <Table
        caption={m.reason}
        stacked
        head={whole ? [m.reason, m.inNeed, m.inAchievement, m.adds] : [m.reason, m.adds]}
        rows={[
          ...reasons.map((one, i) => ({
            key: `${i}`,
            cells: [
              says(one),
              ...(whole
                ? [
                    one.kind === 'term' ? placed(one.asked, m.needPlace) : '',
                    one.kind === 'term' || one.kind === 'near' ? placed(one.answered, m.achievementPlace) : '',
                  ]
                : []),
              number(one.contribution),
            ],
          })),
          {
            key: 'total',
            cells: [<strong key="total">{m.total}</strong>, ...(whole ? ['', ''] : []), number(score)],
          },
        ]}
      />
    </details>
  );
}

/** One reason in words. */
function useReason(): (reason: Any) => string {
  const m = useText();
  const locale = useLocale();
  return (one) => {
    switch (one.kind) {
      case 'term':
        return one.as ? m.across(one.as, one.term) : m.term(one.term);
      case 'near':
        return m.near(one.term, one.like.join(m.comma));
      case 'characters':
        return m.characters(one.characters.join(''));
      case 'field':
        return m.field(fieldName(one.code, locale));
      case 'indicator':
        return m.indicator(one.names.join(m.comma));
      case 'maturity':
        return m.maturity(one.has, one.wished);
      case 'region':
        return m.region(placeName(one.code, locale));
      case 'record':
        return m.record(one.needs);
      case 'meaning':
        return m.meaning(Math.round(one.nearness * 100));
      case 'rest':
        return m.rest(one.terms);
    }
  };
}
