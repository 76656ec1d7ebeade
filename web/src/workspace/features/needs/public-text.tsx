import { freeTextOf } from '@jiebang/contract/needs/draft.ts';
import type { NeedText, WorkNeed } from '@jiebang/contract/needs/need.ts';
import { Button } from 'antd';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useAutosave } from '../../../ui/kit/form/autosave.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { SaveState } from '../../../ui/kit/form/save-state.tsx';
import { useForm } from '../../../ui/kit/form/use-form.ts';
import { useTextFields } from './fields.ts';
import { useText } from './text.ts';
import { NeedFacts, NeedWords } from './words.tsx';

type EditorProps = { readonly need: WorkNeed; readonly reread: () => void; readonly signed: () => void };

/** The original beside the public text that is being written. */
export function PublicTextEditor({ need, reread, signed }: EditorProps) {
  const m = useText();
  const { id, original } = need;
  const form = useForm(
    useTextFields(),
    need.publicText ?? { ...freeTextOf(original), title: null, problem: null, indicators: [] },
  );
  const saving = useAutosave({
    form,
    version: need.version,
    save: (values, version) => api.needs.writePublicText({ params: { id }, version, body: values as NeedText }),
    newest: async () => (await api.needs.work({ params: { id } })).version,
  });
  const sign = async () => ((await saving.flush()) ? api.needs.signOff({ params: { id } }) : null);
  return (
    <div className="side-by-side">
      <section className="reading" aria-label={m.original}>
        <h2>{m.original}</h2>
        <p className="soft">{m.originalSays}</p>
        <NeedWords of={original} />
        <NeedFacts of={original} />
      </section>
      <form noValidate aria-label={m.publicText} onSubmit={(event) => event.preventDefault()}>
        <h2>{m.publicText}</h2>
        <p className="soft">{m.publicTextSays}</p>
        <Button onClick={() => form.put(freeTextOf(original))}>{m.copyOriginal}</Button>
        <FormFields form={form} />
        <div className="bar">
          <SaveState of={saving} theirs={reread} />
          <Act
            label={m.signOff}
            can={true}
            primary
            ask={{ says: m.signOffSays, fields: [] }}
            run={sign}
            done={signed}
          />
        </div>
      </form>
    </div>
  );
}
