import type { Sheet } from '@jiebang/contract/judging/sheet.ts';
import { Button } from 'antd';
import type { Values } from '../../../../ui/kit/form/field.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Table } from '../../../../ui/kit/page.tsx';
import { useText } from '../text.ts';

type ClashProps = {
  readonly sheet: Sheet;
  readonly mine: Values;
  readonly theirs: Values;
  /** Left out where the sheet can no longer be changed. */
  readonly takeMine?: () => void;
  readonly takeTheirs: () => void;
};

/** What was typed in this browser beside what is saved, wherever they differ; which one stands is for the judge to say. */
export function Clash({ sheet, mine, theirs, takeMine, takeTheirs }: ClashProps) {
  const m = useText();
  const locale = useLocale();
  const lines = [
    ...sheet.rubric.flatMap((one) => {
      const name = locale === 'zh' ? one.name : one.nameEn;
      return [[`score_${one.key}`, name] as const, [`comment_${one.key}`, m.comment(name)] as const];
    }),
    ['comment', m.overall] as const,
  ];
  const shown = (value: unknown) => (value === null || value === undefined || value === '' ? '–' : String(value));
  const rows = lines.filter(([key]) => shown(mine[key]) !== shown(theirs[key]));
  return (
    <section className="clash" aria-label={m.clash} role="alert">
      <p>
        <strong>{m.clash}</strong>
      </p>
      <p>{takeMine ? m.clashSays : m.clashClosed}</p>
      <Table
        caption={`${m.here} / ${m.there}`}
        head={[m.criterion.name, m.here, m.there]}
        rows={rows.map(([key, name]) => ({ key, cells: [name, shown(mine[key]), shown(theirs[key])] }))}
      />
      <div className="acts">
        {takeMine && <Button onClick={takeMine}>{m.takeHere}</Button>}
        <Button onClick={takeTheirs}>{takeMine ? m.takeThere : m.dropHere}</Button>
      </div>
    </section>
  );
}

/** Whether two fillings of a sheet say the same. */
export const sameValues = (a: Values, b: Values): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => (a[key] ?? null) === (b[key] ?? null));
