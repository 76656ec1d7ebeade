import { api } from '../../../lib/api.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useAsked, useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { useText } from '../../features/judging/text.ts';

type Typed = { number: string; text: string };

/** Filing an objection to a public notice. */
export function Page() {
  const m = useText();
  const go = useGo();
  const number = useAsked('notice') ?? null;
  return (
    <Frame title={m.object} below={m.objectSays}>
      <SimpleForm
        fields={[
          { kind: 'line', name: 'number', label: m.noticeNumber, max: 40, required: true, half: true },
          { kind: 'lines', name: 'text', label: m.objectText, max: 4000, rows: 6, required: true },
        ]}
        initial={{ number, text: null }}
        submit={m.object}
        send={({ number: notice, text }: Typed) => api.judging.object({ params: { number: notice }, body: { text } })}
        done={() => go('/objections')}
      />
    </Frame>
  );
}
