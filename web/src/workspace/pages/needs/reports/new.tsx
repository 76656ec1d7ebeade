import type { ReportKind, ReportState } from '@jiebang/contract/needs/desk/report.ts';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useAsked } from '../../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { useText } from '../../../features/needs/desks/reports/text.ts';

type Typed = { need: string; kind: ReportKind; words: string };

/** Reporting a need, by anyone: its number may be asked for in the address. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const need = useAsked('need') ?? null;
  const [state, setState] = useState<ReportState | null>(null);
  return (
    <Frame title={m.reportTitle} below={state === null ? m.reportSays : undefined}>
      {state === null ? (
        <SimpleForm
          fields={[
            { kind: 'line', name: 'need', label: m.need, max: 40, required: true, half: true },
            {
              kind: 'choice',
              name: 'kind',
              label: m.kind,
              required: true,
              options: Object.entries(m.kinds).map(([value, label]) => ({ value, label })),
            },
            { kind: 'lines', name: 'words', label: m.words, hint: m.wordsHint, max: 1000, rows: 5, required: true },
          ]}
          initial={{ need, kind: null, words: null }}
          submit={m.send}
          send={({ need: number, kind, words }: Typed) =>
            api.needs.report({ params: { number }, body: { kind, words } })
          }
          done={(reply) => setState(reply.state)}
        />
      ) : (
        <>
          <p role="status">{m.done[state]}</p>
          <p>
            <a href={localPath(locale, '/needs')}>{m.toBoard}</a>
          </p>
        </>
      )}
    </Frame>
  );
}
