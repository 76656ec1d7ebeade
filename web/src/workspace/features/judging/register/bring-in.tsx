import type { BroughtIn } from '@jiebang/contract/judging/register/brought.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { CellProblems, SheetIntake } from '../../../../ui/sheets.tsx';
import { useText } from './text.ts';

/** How judges are brought in from a sheet, the template, the upload, and what came of it. */
export function BringIn({ contest }: { readonly contest: string }) {
  const m = useText();
  const locale = useLocale();
  const reads = useQueryClient();
  const [came, setCame] = useState<BroughtIn | null>(null);
  return (
    <>
      <SheetIntake
        steps={m.steps}
        template={{ label: m.template, href: fileAddress(routes.judging.judgesTemplate, { query: { locale } }) }}
        upload={{
          label: m.upload,
          send: async (file, name) => {
            setCame(await api.judging.bringIn({ params: { id: contest }, query: { name }, body: file }));
            await reads.invalidateQueries({ queryKey: ['judges', contest] });
          },
        }}
      />
      <div aria-live="polite">{came && <Came of={came} />}</div>
    </>
  );
}

function Came({ of }: { readonly of: BroughtIn }) {
  const m = useText();
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
      <CellProblems caption={m.problems} problems={of.problems} />
    </>
  );
}
