import type { BroughtIn } from '@jiebang/contract/judging/brought.ts';
import { causeOfProblem, placeOfProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { Upload } from '../../../../ui/kit/files.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Table } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** How judges are brought in from a sheet, the template, the upload, and what came of it. */
export function BringIn({ contest }: { readonly contest: string }) {
  const m = useText();
  const locale = useLocale();
  const reads = useQueryClient();
  const [came, setCame] = useState<BroughtIn | null>(null);
  return (
    <>
      <ol className="steps">
        {m.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a className="go" href={fileAddress(routes.judging.judgesTemplate, { query: { locale } })} download>
          {m.template}
        </a>
      </p>
      <Upload
        can={true}
        label={m.upload}
        send={async (file) => {
          const query = { name: file.name.slice(-200) };
          setCame(await api.judging.bringIn({ params: { id: contest }, query, body: file }));
          await reads.invalidateQueries({ queryKey: ['judges', contest] });
        }}
      />
      <div aria-live="polite">{came && <Came of={came} />}</div>
    </>
  );
}

function Came({ of }: { readonly of: BroughtIn }) {
  const m = useText();
  const locale = useLocale();
  if (of.failure !== null)
    return (
      <div className="refused">
        <strong>{m.failed}</strong>
        <span>{m.failures[of.failure]}</span>
      </div>
    );
  if (of.problems.length === 0)
    return (
      <p>
        {m.result(of.written, of.same, of.own)} {m.invitedSays(of.invited, of.notInvited)}
      </p>
    );
  return (
    <>
      <div className="refused">
        <strong>{m.failed}</strong>
      </div>
      <Table
        caption={m.problems}
        head={m.head}
        rows={of.problems.map((one) => ({
          key: `${one.row} ${one.column} ${one.code}`,
          cells: [placeOfProblem(one, locale), causeOfProblem(one, locale), one.value ?? m.emptyCell],
        }))}
      />
    </>
  );
}
