import type { WorkFinal } from '@jiebang/contract/judging/stage/final.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { Block, Table } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** Everything that happened, the newest first: what was taken back stays, and says so. */
export function FinalRecord({ final }: { readonly final: WorkFinal }) {
  const m = useText();
  if (final.entries.length === 0) return null;
  return (
    <Block title={m.record} quiet>
      <Table
        caption={m.record}
        head={m.recordHead}
        rows={final.entries.map(({ n, at, action, item, by, reason, undoes, undone }) => ({
          key: String(n),
          cells: [
            n,
            <time key="at" dateTime={at} className="num">
              {dateTime(at)}:{at.slice(17, 19)}
            </time>,
            `${m.acts[action] ?? action}${undoes === null ? '' : ` ${undoes}`}${undone ? ` · ${m.undone}` : ''}`,
            item === null ? '–' : m.item(item),
            by ?? '–',
            reason ?? '–',
          ],
        }))}
      />
    </Block>
  );
}
