import type { ReturnPoint } from '@jiebang/contract/needs/review.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import type { Field } from '../../../ui/kit/form/field.ts';
import { Block } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

const open: readonly WorkNeed['state'][] = ['returned', 'submitted', 'under_review'];

/** What was asked to be mended of a need, as long as that is not settled. */
export const openPoints = ({ state, returned }: WorkNeed): readonly ReturnPoint[] =>
  returned && open.includes(state) ? returned.points : [];

/** What has to be mended and where, with what the reviewer said of the whole. */
export function ReturnPoints({ need }: { readonly need: WorkNeed }) {
  const m = useText();
  const of = openPoints(need);
  if (of.length === 0) return null;
  const remark = need.moves.findLast(({ action }) => action === 'return')?.reason;
  return (
    <Block title={m.returned}>
      {remark && <p>{remark}</p>}
      <ul className="traces">
        {of.map((point) => (
          <li key={JSON.stringify(point)}>
            <strong>{m[point.field]}</strong> <Point of={point} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** One point that has to be mended: what is wrong, and what was said of it. */
export function Point({ of: { code, says } }: { readonly of: ReturnPoint }) {
  const m = useText();
  return (
    <span className="late">
      {m.returnCodes[code]}
      {says && <span className="returned-words"> · {says}</span>}
    </span>
  );
}

/** Fields, each with what has to be mended in it above its own hint. */
export function withPoints(fields: readonly Field[], points: readonly ReturnPoint[]): Field[] {
  return fields.map((field) => {
    const here = points.filter((point) => point.field === field.name);
    if (here.length === 0) return field;
    const hint = (
      <>
        {here.map((point) => (
          <span key={JSON.stringify(point)} className="returned-point">
            <Point of={point} />
          </span>
        ))}
        {field.hint}
      </>
    );
    return { ...field, hint };
  });
}
