import {
  type DiagnosisText,
  diagnosisUndertakingNow,
  type Finding,
  type MyDiagnosis,
} from '@jiebang/contract/needs/desk/diagnosis.ts';
import { diagnosisUndertakings } from '@jiebang/contract/needs/desk/undertakings.data.ts';
import { useState } from 'react';
import { api, fileAddress, routes } from '../../../../../lib/api.ts';
import { Act, Acts } from '../../../../../ui/kit/act.tsx';
import { Files } from '../../../../../ui/kit/files.tsx';
import { SimpleForm } from '../../../../../ui/kit/form/simple-form.tsx';
import { useLocale } from '../../../../../ui/kit/language.tsx';
import { Block } from '../../../../../ui/kit/page.tsx';
import { When } from '../../../../../ui/kit/when.tsx';
import { pointsField } from '../../review-acts.tsx';
import { useText as useNeedText } from '../../text.ts';
import { NeedFacts, NeedWords } from '../../words.tsx';
import { useText } from './text.ts';

/** Reading the original, which stands on the page only as long as it may be read; and what was found. */
export function GiveDiagnosis({ of }: { readonly of: MyDiagnosis }) {
  const m = useText();
  const language = useLocale();
  const [text, setText] = useState<DiagnosisText | null>(null);
  const params = { id: of.id };
  const shown = of.can['read'] === true ? text : null;
  return (
    <>
      <Acts>
        {shown === null && (
          <Act
            label={of.readAt === null ? m.read : m.readAgain}
            can={of.can['read']}
            primary
            ask={{
              says: diagnosisUndertakings[diagnosisUndertakingNow][language],
              fields: [{ kind: 'flag', name: 'undertake', label: m.undertake, hint: m.recorded, required: true }],
            }}
            run={() => api.needs.readForDiagnosis({ params, body: { undertaking: diagnosisUndertakingNow, language } })}
            done={(read: DiagnosisText) => setText(read)}
          />
        )}
        <Act
          label={m.decline}
          can={of.can['decline']}
          danger
          ask={{
            says: m.declineSays,
            fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 300, rows: 2, required: true }],
          }}
          run={(body: { reason: string }) => api.needs.declineDiagnosis({ params, body })}
        />
      </Acts>
      {shown && <Original of={shown} diagnosis={of.id} />}
      {of.can['answer'] === true && <Answer diagnosis={of.id} />}
    </>
  );
}

function Original({ of, diagnosis }: { readonly of: DiagnosisText; readonly diagnosis: string }) {
  const m = useText();
  const n = useNeedText();
  const address = (file: string) => fileAddress(routes.needs.diagnosisFile, { params: { id: diagnosis, file } });
  return (
    <Block title={n.original}>
      <p className="soft">
        {m.readAt} <When at={of.readAt} plain /> · {m.recorded}
      </p>
      <NeedWords of={of.original} />
      <NeedFacts of={{ ...of.original, contactName: null, contactPhone: null }} />
      <h3>{m.files}</h3>
      <Files files={of.attachments} address={address} />
    </Block>
  );
}

function Answer({ diagnosis }: { readonly diagnosis: string }) {
  const m = useText();
  const n = useNeedText();
  const options = Object.entries(m.suggestions).map(([value, label]) => ({ value, label }));
  return (
    <Block title={m.give}>
      <p className="soft">{m.giveSays}</p>
      <SimpleForm
        fields={[
          { kind: 'choice', name: 'suggestion', label: m.suggestion, options, required: true },
          { ...pointsField(n, m.toAsk, true), label: m.unclear, hint: m.unclearHint },
          { kind: 'lines', name: 'note', label: m.note, hint: m.noteHint, max: 500 },
        ]}
        submit={m.give}
        send={(body: Finding) => api.needs.answerDiagnosis({ params: { id: diagnosis }, body })}
      />
    </Block>
  );
}
