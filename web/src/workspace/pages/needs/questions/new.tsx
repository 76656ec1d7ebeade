import { api } from '../../../../lib/api.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { GoButton, useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { useText } from '../../../features/needs/desks/questions/text.ts';

type Typed = { need: string; question: string };

/** Asking a public question; the need's number may be asked for in the address. */
export function Page() {
  const m = useText();
  const go = useGo();
  const need = useAsked('need') ?? null;
  const realName = useRead(['my-real-name'], () => api.identity.myRealName());
  const missing = realName.data !== undefined && realName.data.state !== 'verified';
  return (
    <Frame title={m.askTitle} below={m.askSays}>
      {missing && (
        <Block title={m.realNameFirst}>
          <p role="status">{m.realNameFirstSays}</p>
          <GoButton to="/account/real-name">{m.realNameGo}</GoButton>
        </Block>
      )}
      <SimpleForm
        fields={[
          { kind: 'line', name: 'need', label: m.need, max: 40, required: true, half: true },
          {
            kind: 'lines',
            name: 'question',
            label: m.question,
            hint: m.questionHint,
            max: 500,
            rows: 5,
            required: true,
          },
        ]}
        initial={{ need, question: null }}
        submit={m.ask}
        send={(body: Typed) => api.needs.ask({ body })}
        done={() => go('/questions')}
      />
    </Frame>
  );
}
