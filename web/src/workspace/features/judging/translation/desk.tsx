import type { TranslatorsView } from '@jiebang/contract/judging/translation/translation.ts';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useAutosave } from '../../../../ui/kit/form/autosave.ts';
import type { Field, Values } from '../../../../ui/kit/form/field.ts';
import { FormFields } from '../../../../ui/kit/form/fields.tsx';
import { forget, type Kept, keep, keptOf } from '../../../../ui/kit/form/kept.ts';
import { SaveState } from '../../../../ui/kit/form/save-state.tsx';
import { useForm } from '../../../../ui/kit/form/use-form.ts';
import { Prose } from '../../../../ui/kit/page.tsx';
import { sameValues } from '../sheet/clash.tsx';
import { useText as useJudging } from '../text.ts';
import { usePartNames } from './shown.tsx';
import { useText } from './text.ts';

type DeskProps = {
  readonly of: TranslatorsView;
  /** Whose browser it is: what is typed is kept there for this person until it is saved. */
  readonly person: string;
  readonly reread: () => void;
};

/** A field's name: a dot would be the path of a row. */
const nameOf = (key: string): string => key.replace('.', '_');

const valuesOf = ({ parts }: TranslatorsView): Values =>
  Object.fromEntries(parts.map(({ key, text }) => [nameOf(key), text]));

/** Each part of the original beside the field of its translation; it saves itself, and is handed in as a whole. */
export function TranslationDesk({ of, person, reread }: DeskProps) {
  const m = useText();
  const { reason } = useJudging();
  const called = usePartNames();
  const params = { id: of.duty, solution: of.solution.id };
  const item = `${of.duty} ${of.solution.id}`;
  const open = of.can['save'] === true;
  const [kept] = useState(() => (open ? foundHere(of, person, item) : null));
  const fields = of.parts.map(
    ({ key, kind, n }): Field => ({
      ...{ kind: 'lines', name: nameOf(key), label: m.translation(called(kind, n)), max: 20_000 },
      rows: kind === 'approach' || kind === 'plan' ? 8 : 2,
    }),
  );
  const form = useForm(fields, kept?.values ?? valuesOf(of));
  const saving = useAutosave({
    form,
    version: kept?.version ?? of.version,
    save: (values, version) => api.judging.saveTranslation({ params, version, body: { texts: textsOf(of, values) } }),
    newest: async () => (await api.judging.toTranslate({ params })).version,
    keeper: { keep: (values, version) => keep(person, item, { values, version }), forget: () => forget(person, item) },
    ...(kept ? { saved: valuesOf(of) } : {}),
  });
  const takeTheirs = () => {
    forget(person, item);
    reread();
  };
  const left = of.parts.length - textsOf(of, form.values).length;
  // Whether anything is written is told by what stands here, which is saved before it is handed in.
  const can = of.can['hand_in'];
  const handIn = can !== undefined && can !== true && can.code === 'translation_empty' && left < of.parts.length;
  return (
    <form noValidate aria-label={m.content} onSubmit={(event) => event.preventDefault()}>
      {open && <p className="soft">{m.emptyHint}</p>}
      {of.parts.map(({ key, kind, n, original }) => (
        <div key={key} className="side-by-side translated-part">
          <section aria-label={called(kind, n)}>
            <h3>{called(kind, n)}</h3>
            {kind.startsWith('answer') && (
              <p className="soft">{of.solution.content.answers[(n ?? 1) - 1]?.indicator}</p>
            )}
            <Prose>{original}</Prose>
          </section>
          <FormFields form={form} only={[nameOf(key)]} disabled={!open} />
        </div>
      ))}
      <div className="bar">
        {open && <SaveState of={saving} theirs={takeTheirs} />}
        <Acts>
          <Act
            label={of.handedIn ? m.handInAgain : m.handIn}
            can={handIn ? true : can}
            primary
            ask={{ says: m.handInSays(left), fields: [] }}
            run={async () => ((await saving.flush()) ? api.judging.handInTranslation({ params }) : null)}
            done={reread}
          />
          <Act
            label={m.declareConflict}
            can={of.can['declare_conflict']}
            ask={{
              says: m.declareSays,
              fields: [{ kind: 'lines', name: 'reason', label: reason, max: 500, required: true }],
            }}
            run={(body: { reason: string }) => api.judging.declareAsTranslator({ params, body })}
            done={() => forget(person, item)}
          />
        </Acts>
      </div>
    </form>
  );
}

/** What this browser kept of a translation that is not saved yet; what was saved just before the page closed is kept no more. */
function foundHere(of: TranslatorsView, person: string, item: string): Kept | null {
  const kept = keptOf(person, item);
  if (!kept || !sameValues(kept.values, valuesOf(of))) return kept;
  forget(person, item);
  return null;
}

/** What a filled form saves: what is left empty is left out. */
function textsOf({ parts }: TranslatorsView, values: Values): { key: string; text: string }[] {
  return parts.flatMap(({ key }) => {
    const text = String(values[nameOf(key)] ?? '').trim();
    return text === '' ? [] : [{ key, text }];
  });
}
