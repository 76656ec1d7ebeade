import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { budget } from '../../../lib/money.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Table } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** What stands in each field, as words; in the order of the form. */
function useWords() {
  const m = useText();
  const locale = useLocale();
  const list = <T,>(all: readonly T[], line: (one: T) => string) => all.map(line).join('\n');
  return (of: SolutionDraft): readonly (readonly [string, string | null | undefined])[] => [
    [m.title, of.title],
    [m.teamName, of.teamName],
    [m.approach, of.approach],
    [
      m.answers,
      list(of.answers, ({ indicator, verdict, value, how }) =>
        [indicator, verdict && m.verdicts[verdict], value, how].filter(Boolean).join(' · '),
      ),
    ],
    [m.novelty, list(of.novelty, (claim) => m.claims[claim])],
    [m.noveltyReason, of.noveltyReason],
    [m.maturity, of.maturity === null ? null : String(of.maturity)],
    [m.maturityEvidence, of.maturityEvidence],
    [m.earlierWork, of.earlierWork],
    [m.plan, of.plan],
    [m.milestones, list(of.milestones, ({ name, months, deliverable }) => `${months} · ${name} · ${deliverable}`)],
    [m.price, of.priceFen === null ? null : budget(of.priceFen, of.priceFen, locale)],
    [m.priceCovers, of.priceCovers],
    [m.ownership, of.ownership],
    [m.partners, list(of.partners, ({ name, task }) => `${name} · ${task}`)],
    [m.attachments, list(of.attachments, ({ name }) => name)],
  ];
}

type ChangesProps = { readonly solution: string; readonly n: number; readonly before: number };

/** What a submission changed of the one before it, read when it is asked for. */
export function Changes(props: ChangesProps) {
  const m = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {m.compare(props.before)}
      </Button>
      {open && <Compared {...props} />}
    </>
  );
}

function Compared({ solution: id, n, before }: ChangesProps) {
  const m = useText();
  const words = useWords();
  const read = (version: number) => api.solutions.submitted({ params: { id, n: version } });
  const both = useRead(['solution-versions', id, before, n], async () => [await read(before), await read(n)] as const);
  return (
    <Shown of={both}>
      {([old, now]) => {
        const were = words(old);
        const changed = words(now).flatMap(([name, is], at) => {
          const was = were[at]?.[1] ?? '';
          return (is ?? '') === was ? [] : [{ key: name, cells: [name, was, is ?? ''] }];
        });
        if (changed.length === 0) return <p className="soft">{m.unchanged}</p>;
        const head = [m.part, m.submission(before), m.submission(n)];
        return (
          <div className="prose-cells">
            <Table caption={m.compare(before)} head={head} rows={changed} />
          </div>
        );
      }}
    </Shown>
  );
}
