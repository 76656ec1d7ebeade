import { Problem } from '@jiebang/contract/http/client.ts';
import type { Can, ProblemDocument } from '@jiebang/contract/http/problem.ts';
import type { Sheet } from '@jiebang/contract/judging/sheet.ts';
import { useEffect, useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { useAutosave } from '../../../../ui/kit/form/autosave.ts';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { FormFields } from '../../../../ui/kit/form/fields.tsx';
import { forget, keep } from '../../../../ui/kit/form/kept.ts';
import { SaveState } from '../../../../ui/kit/form/save-state.tsx';
import { useBlame, useForm } from '../../../../ui/kit/form/use-form.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Table } from '../../../../ui/kit/page.tsx';
import { Refused } from '../../../../ui/kit/refused.tsx';
import { useText } from '../text.ts';
import { Clash } from './clash.tsx';
import { useDeskKeys } from './desk-keys.ts';
import { draftOf, foundHere, placeOf, useSheetFields, valuesOf } from './form.ts';

type SheetProps = {
  readonly sheet: Sheet;
  /** Whose browser it is: what is typed is kept there for this person until it is saved. */
  readonly person: string;
  readonly reread: () => void;
  readonly settled: () => void;
  /** Whether the first score takes the keyboard: where one sheet follows another. */
  readonly first: boolean;
};
type Why = { reason: string };

/** The sheet of one solution: a score and, where asked, a comment for each criterion; it saves itself until it is locked. */
export function ScoreSheet({ sheet, person, reread, settled, first }: SheetProps) {
  const m = useText();
  const params = { id: sheet.id };
  const [found] = useState(() => foundHere(sheet, person));
  const [mine, setMine] = useState(found.apart);
  const [theirs, setTheirs] = useState(() => valuesOf(sheet));
  const fields = useSheetFields(sheet);
  const form = useForm(fields, found.values);
  const [lacks, setLacks] = useState<ProblemDocument | null>(null);
  const saving = useAutosave({
    form,
    version: sheet.version,
    save: (values, version) => api.judging.save({ params, version, body: draftOf(sheet, values) }),
    newest: async () => (await api.judging.sheet({ params })).version,
    keeper: {
      keep: (values, version) => keep(person, sheet.id, { values, version }),
      forget: () => forget(person, sheet.id),
    },
    ...(found.saved ? { saved: found.saved } : {}),
  });
  const stale = saving.state.kind === 'conflict';
  useEffect(() => {
    if (stale) void api.judging.sheet({ params: { id: sheet.id } }).then((newest) => setTheirs(valuesOf(newest)));
  }, [stale, sheet.id]);
  const done = () => {
    forget(person, sheet.id);
    settled();
  };
  const takeTheirs = () => {
    forget(person, sheet.id);
    setMine(null);
    reread();
  };
  // What was kept from an earlier version is put into the form by the judge alone; it is saved upon the version that was compared.
  const takeMine = () => {
    if (mine) form.put(mine);
    setMine(null);
  };
  const box = useDeskKeys(first);
  useBlame(form, lacks);
  const lock = async () => {
    if (!(await saving.flush())) return null;
    return api.judging.lock({ params }).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      setLacks({
        ...error.document,
        fields: (error.document.fields ?? []).map(({ path, code }) => ({ path: placeOf(sheet, path), code })),
      });
      return null;
    });
  };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  // What is missing is told at its place when the sheet is locked.
  const can = sheet.can['lock'];
  const open: Can | undefined =
    mine !== null && can !== undefined
      ? { code: 'stale_version' }
      : can !== undefined && can !== true && ['scores_missing', 'comment_missing'].includes(can.code)
        ? true
        : can;
  return (
    <form ref={box} noValidate aria-label={m.sheet} onSubmit={(event) => event.preventDefault()}>
      {mine && (
        <Clash
          sheet={sheet}
          mine={mine}
          theirs={theirs}
          {...(sheet.can['save'] === true ? { takeMine } : {})}
          takeTheirs={takeTheirs}
        />
      )}
      {!mine && stale && (
        <Clash
          sheet={sheet}
          mine={form.values}
          theirs={theirs}
          takeMine={() => void saving.keepMine()}
          takeTheirs={takeTheirs}
        />
      )}
      {sheet.can['save'] === true && <p className="soft keys">{m.keys}</p>}
      <FormFields form={form} disabled={sheet.can['save'] !== true || mine !== null} />
      <Others of={sheet} />
      <Refused problem={lacks} />
      <div className="bar">
        {sheet.can['save'] === true && <SaveState of={saving} />}
        <div data-lock>
          <Act label={m.lock} can={open} primary ask={{ says: m.lockSays, fields: [] }} run={lock} done={done} />
        </div>
        <Act
          label={m.abstain}
          can={sheet.can['abstain']}
          ask={{ fields: why }}
          run={(body: Why) => api.judging.abstain({ params, body })}
          done={done}
        />
        <Act
          label={m.declareConflict}
          can={sheet.can['declare_conflict']}
          ask={{ fields: why }}
          run={(body: Why) => api.judging.declareConflict({ params, body })}
          done={done}
        />
      </div>
    </form>
  );
}

/** What the other judges gave, where the round shows it after it is scored. */
function Others({ of }: { readonly of: Sheet }) {
  const m = useText();
  const locale = useLocale();
  if (of.others === null || of.others.length === 0) return null;
  return (
    <Table
      caption={m.others}
      head={[m.criterion.name, ...of.others.map((_, i) => `${i + 1}`)]}
      rows={of.rubric.map((one) => ({
        key: one.key,
        cells: [
          locale === 'zh' ? one.name : one.nameEn,
          ...(of.others ?? []).map((own) => own.find(({ criterion }) => criterion === one.key)?.score ?? '–'),
        ],
      }))}
    />
  );
}
