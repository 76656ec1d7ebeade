import type { WorkAchievement } from '@jiebang/contract/achievements/work.ts';
import { Block } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** What has to be mended and where, with what the reviewer said of the whole. */
export function Returned({ achievement: { returned, moves } }: { readonly achievement: WorkAchievement }) {
  const m = useText();
  if (returned === null) return null;
  const remark = moves.findLast(({ to }) => to === 'returned')?.reason;
  const names: Readonly<Record<string, unknown>> = m;
  const nameOf = (field: string) => (typeof names[field] === 'string' ? names[field] : field);
  return (
    <Block title={m.returned}>
      {remark && <p>{remark}</p>}
      <ul className="traces">
        {returned.points.map((point) => (
          <li key={JSON.stringify(point)}>
            <strong>{nameOf(point.field)}</strong> <span className="late">{point.says}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
