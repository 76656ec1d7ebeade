import type { ConfidentialDraft } from '@jiebang/contract/needs/confidential/text.ts';
import { api } from '../../../lib/api.ts';
import { useAutosave } from '../../../ui/kit/form/autosave.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { SaveState } from '../../../ui/kit/form/save-state.tsx';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useForm } from '../../../ui/kit/form/use-form.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { useConfidentialFields, useFirstFields } from './fields.ts';
import { useText } from './text.ts';

/** Begins the confidential text of a need; that each reader is approved is where it starts from. */
export function Begin({ need, done }: { readonly need: string; readonly done: () => void }) {
  const m = useText();
  return (
    <>
      <p className="soft">{m.beginSays}</p>
      <SimpleForm
        fields={useFirstFields()}
        submit={m.begin}
        send={(first: Pick<ConfidentialDraft, 'title' | 'text'>) =>
          api.needs.writeConfidential({
            params: { id: need },
            body: { ...first, indicators: [], ownTerms: null, approval: true },
          })
        }
        done={done}
      />
    </>
  );
}

type EditorProps = {
  readonly need: string;
  readonly draft: ConfidentialDraft;
  readonly version: number;
  readonly reread: () => void;
};

/** The form of a confidential text, which saves itself; nobody else reads what it holds before it is offered. */
export function Editor({ need, draft, version, reread }: EditorProps) {
  const m = useText();
  const params = { id: need };
  const form = useForm(useConfidentialFields(), draft);
  const saving = useAutosave({
    form,
    version,
    save: (values, at) => api.needs.editConfidential({ params, version: at, body: values as ConfidentialDraft }),
    newest: async () => (await api.needs.confidential({ params })).item?.version ?? version,
  });
  return (
    <form noValidate aria-label={m.edit} onSubmit={(event) => event.preventDefault()}>
      <FormFields form={form} />
      <div className="bar">
        <SaveState of={saving} theirs={reread} />
        <GoButton to={`/needs/${need}/confidential`}>{m.back}</GoButton>
      </div>
    </form>
  );
}
