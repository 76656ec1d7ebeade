import { Problem } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { declarations } from '@jiebang/contract/needs/confidential/declarations.data.ts';
import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { scopeLine } from '../../../../lib/scope.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { type Autosave, useAutosave } from '../../../../ui/kit/form/autosave.ts';
import { FormFields } from '../../../../ui/kit/form/fields.tsx';
import { Missing } from '../../../../ui/kit/form/missing.tsx';
import { SaveState } from '../../../../ui/kit/form/save-state.tsx';
import { useBlame, useForm } from '../../../../ui/kit/form/use-form.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Refused } from '../../../../ui/kit/refused.tsx';
import { sections, useDraftFields } from '../fields.ts';
import { openPoints, ReturnPoints, withPoints } from '../returned.tsx';
import { useText } from '../text.ts';
import { Attachments } from './attachments.tsx';
import { HandInUntil } from './hand-in.tsx';
import { OutsideScope } from './outside.tsx';
import { WaitsForSignature } from './signing.tsx';
import { Similar } from './similar.tsx';

type EditorProps = { readonly need: WorkNeed; readonly reread: () => void; readonly submitted: () => void };

/** What is refused of a draft field by field. */
const toldAtFields: readonly string[] = [
  'need_incomplete',
  'code_unknown',
  'outside_track',
  'recommender_unlisted',
  'validity_over',
];

/** The guided form of a draft: it saves itself, says what is missing, and hands the need in. */
export function NeedEditor({ need, reread, submitted }: EditorProps) {
  const m = useText();
  const locale = useLocale();
  const { id } = need;
  const fields = withPoints(useDraftFields(need, need.original.recommender), openPoints(need));
  const form = useForm(fields, need.original);
  const [lacks, setLacks] = useState<ProblemDocument | null>(null);
  const saving = useAutosave({
    form,
    version: need.version,
    save: (values, version) => api.needs.edit({ params: { id }, version, body: values as NeedDraft }),
    newest: async () => (await api.needs.work({ params: { id } })).version,
  });
  useBlame(form, lacks);
  const about = useSaved(
    JSON.stringify([form.values['title'], form.values['keywords'], form.values['indicators']]),
    saving,
  );
  const saved = async (call: () => Promise<unknown>) => {
    if (!(await saving.flush())) return null;
    return call().catch((error: unknown) => {
      if (!(error instanceof Problem && error.document.fields)) throw error;
      setLacks(error.document);
      return null;
    });
  };
  // What is seen is what is saved, so it is saved first; the tab is opened at once, while the browser still takes it for the person's wish.
  const preview = async () => {
    const tab = window.open('about:blank', '_blank');
    if (!tab) return;
    if (await saving.flush()) tab.location.replace(localPath(locale, `/preview/needs/${id}`));
    else tab.close();
  };
  // What is missing is told at the fields when it is handed in, so an unfinished draft does not close the button.
  const can = need.can['submit'];
  const open = can !== undefined && can !== true && toldAtFields.includes(can.code) ? true : can;
  const unsigned = can !== undefined && can !== true && can.code === 'not_a_signatory';
  const scope = scopeLine(need.place.scope, locale);
  const parts = (Object.keys(sections) as (keyof typeof sections)[]).map((section) => ({
    title: m.sections[section],
    names: sections[section],
  }));
  const asked = (
    <>
      <p>{declarations[declarationNow][locale]}</p>
      <h3>{m.similar}</h3>
      <Similar id={id} about={about} />
    </>
  );
  return (
    <form noValidate aria-label={m.edit} onSubmit={(event) => event.preventDefault()}>
      <p className="says">
        {locale === 'zh' ? need.place.track : need.place.trackEn}
        {scope && ` · ${m.scope} ${scope}`} · {m.handInUntil} <HandInUntil need={need} />
      </p>
      <WaitsForSignature need={need} />
      <ReturnPoints need={need} />
      <OutsideScope need={need} typed={form.values as NeedDraft} />
      <div className="guided">
        <div>
          {parts.map(({ title, names }) => (
            <Block key={title} title={title}>
              <FormFields form={form} only={names} />
            </Block>
          ))}
          <Attachments need={need} />
          <Block title={m.similar}>
            <Similar id={id} about={about} />
          </Block>
        </div>
        <Missing form={form} sections={parts} />
      </div>
      <Refused problem={lacks} />
      <div className="bar">
        <SaveState of={saving} theirs={reread} />
        {need.signing?.signs === false ? (
          <Act
            label={m.signing.ask}
            can={unsigned ? (need.can['ask_signature'] ?? can) : open}
            primary
            ask={{ says: asked, fields: [] }}
            run={() => saved(() => api.needs.askSignature({ params: { id }, body: { act: 'submit' } }))}
            done={submitted}
          />
        ) : (
          <Act
            label={m.submit}
            can={open}
            primary
            ask={{ says: asked, fields: [{ kind: 'flag', name: 'declared', label: m.declare, required: true }] }}
            run={() => saved(() => api.needs.submit({ params: { id }, body: { declaration: declarationNow } }))}
            done={submitted}
          />
        )}
        <Button onClick={() => void preview()}>{m.preview}</Button>
        <GoButton to={`/needs/${id}`}>{m.back}</GoButton>
      </div>
    </form>
  );
}

/** What stands at the server of something that is typed: it changes with each saving. */
function useSaved(typed: string, { state: { kind } }: Autosave): string {
  const [saved, setSaved] = useState(typed);
  useEffect(() => {
    if (kind === 'saved') setSaved(typed);
  }, [kind, typed]);
  return saved;
}
