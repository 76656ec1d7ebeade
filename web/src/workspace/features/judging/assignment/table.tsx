import type { Assignment } from '@jiebang/contract/judging/assignment.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Table } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

type Pair = Assignment['pairs'][number];

/** Who judges what: a line for each judge, a column for each solution; the reasons behind each number. */
export function AssignmentTable({ of }: { readonly of: Assignment }) {
  const m = useText();
  return (
    <Table
      caption={m.table}
      head={[m.judge, m.days, ...of.solutions.map(({ organisation }, n) => `${n + 1}. ${organisation}`), m.load]}
      rows={of.judges.map(({ seat, name, load, ofOwner, days }) => ({
        key: seat,
        cells: [
          ofOwner ? (
            <span key="name">
              {name} <small>{m.ofOwner}</small>
            </span>
          ) : (
            name
          ),
          m.daysOf(days.free, days.of),
          ...of.solutions.map(({ id }) => {
            const pair = of.pairs.find((one) => one.seat === seat && one.solution === id);
            return pair ? <Why key={id} of={pair} /> : '–';
          }),
          load,
        ],
      }))}
    />
  );
}

function Why({ of }: { readonly of: Pair }) {
  const m = useText();
  const locale = useLocale();
  const nameOf = ({ by, of: code }: Pair['reasons'][number]) =>
    by === 'keyword' || by === 'away' ? code : by === 'industry' ? industryName(code, locale) : fieldName(code, locale);
  return (
    <details>
      <summary className="num">
        {of.worth}
        {of.byHand && <small> {m.byHand}</small>}
      </summary>
      <ul className="soft">
        {of.reasons.length === 0 && <li>{m.noReason}</li>}
        {of.reasons.map((reason) => (
          <li key={`${reason.by} ${reason.of}`}>
            {m.reasons[reason.by]} {nameOf(reason)} {m.points(reason.points)}
          </li>
        ))}
        {of.stronger > 0 && <li>{m.stronger(of.stronger)}</li>}
      </ul>
    </details>
  );
}
