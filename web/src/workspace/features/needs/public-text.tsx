import { freeTextOf } from '@jiebang/contract/needs/draft.ts';
import type { NeedText } from '@jiebang/contract/needs/need.ts';
import type { Unfinished } from '@jiebang/contract/needs/traces.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { Button } from 'antd';
import { api } from '../../../lib/api.ts';
import { useAutosave } from '../../../ui/kit/form/autosave.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { SaveState } from '../../../ui/kit/form/save-state.tsx';
import { useForm } from '../../../ui/kit/form/use-form.ts';
import { useTextFields } from './fields.ts';
import { SignOff, Traces, tracesOf } from './sign-off.tsx';
import { useText } from './text.ts';
import { NeedFacts, NeedWords } from './words.tsx';

type EditorProps = { readonly need: WorkNeed; readonly reread: () => void; readonly signed: () => void };

/** The original beside the public text that is being written: what differs is marked, and what may lead to the owner is told while it is typed. */
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
  const written = form.values as Unfinished;
  const traces = tracesOf(need, written);
  const begun = written.problem !== null;
  return (
    <div className="side-by-side">
      <section className="reading" aria-label={m.original}>
        <h2>{m.original}</h2>
        <p className="soft">{begun ? m.originalMarked : m.originalSays}</p>
        <NeedWords of={original} against={begun ? written : null} as="del" />
        <NeedFacts of={original} />
      </section>
      <form noValidate aria-label={m.publicText} onSubmit={(event) => event.preventDefault()}>
        <h2>{m.publicText}</h2>
        <p className="soft">{m.publicTextSays}</p>
        <Button onClick={() => form.put(freeTextOf(original))}>{m.copyOriginal}</Button>
        <FormFields form={form} />
        <details>
          <summary>{m.compare}</summary>
          <NeedWords of={written} against={original} as="ins" />
        </details>
        <section className="scan" aria-label={m.tracesTitle} aria-live="polite">
          <h3>{m.tracesTitle}</h3>
          <p className="soft">{traces.length > 0 ? m.tracesFound : m.tracesNone}</p>
          <Traces of={traces} />
        </section>
        <div className="bar">
          <SaveState of={saving} theirs={reread} />
          {traces.length > 0 && <span className="late">{m.tracesCount(String(traces.length))}</span>}
          <SignOff need={need} traces={traces} primary before={saving.flush} done={signed} />
        </div>
      </form>
    </div>
  );
}
