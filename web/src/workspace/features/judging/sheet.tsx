import { Problem } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import type { Sheet, SheetDraft } from '@jiebang/contract/judging/sheet.ts';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useAutosave } from '../../../ui/kit/form/autosave.ts';
import type { Field, Values } from '../../../ui/kit/form/field.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { SaveState } from '../../../ui/kit/form/save-state.tsx';
import { useBlame, useForm } from '../../../ui/kit/form/use-form.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Table } from '../../../ui/kit/page.tsx';
import { Refused } from '../../../ui/kit/refused.tsx';
import { useText } from './text.ts';

type SheetProps = { readonly sheet: Sheet; readonly reread: () => void; readonly settled: () => void };
type Why = { reason: string };

/** The sheet of one solution: a score and, where asked, a comment for each criterion; it saves itself until it is locked. */
export function ScoreSheet({ sheet, reread, settled }: SheetProps) {
  const m = useText();
  const params = { id: sheet.id };
  const form = useForm(useSheetFields(sheet), valuesOf(sheet));
  const [lacks, setLacks] = useState<ProblemDocument | null>(null);
  const saving = useAutosave({
    form,
    version: sheet.version,
    save: (values, version) => api.judging.save({ params, version, body: draftOf(sheet, values) }),
    newest: async () => (await api.judging.sheet({ params })).version,
  });
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
  const open =
    can !== undefined && can !== true && ['scores_missing', 'comment_missing'].includes(can.code) ? true : can;
  return (
    <form noValidate aria-label={m.sheet} onSubmit={(event) => event.preventDefault()}>
      <FormFields form={form} disabled={sheet.can['save'] !== true} />
      <Others of={sheet} />
      <Refused problem={lacks} />
      <div className="bar">
        {sheet.can['save'] === true && <SaveState of={saving} theirs={reread} />}
        <Act label={m.lock} can={open} primary ask={{ says: m.lockSays, fields: [] }} run={lock} done={settled} />
        <Act
          label={m.abstain}
          can={sheet.can['abstain']}
          ask={{ fields: why }}
          run={(body: Why) => api.judging.abstain({ params, body })}
          done={settled}
        />
        <Act
          label={m.declareConflict}
          can={sheet.can['declare_conflict']}
          ask={{ fields: why }}
          run={(body: Why) => api.judging.declareConflict({ params, body })}
          done={settled}
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

function useSheetFields(sheet: Sheet): Field[] {
  const m = useText();
  const locale = useLocale();
  const fields = sheet.rubric.flatMap((one): Field[] => {
    const name = locale === 'zh' ? one.name : one.nameEn;
    return [
      {
        kind: 'number',
        name: `score_${one.key}`,
        label: m.score(name, one.max, one.weight),
        hint: locale === 'zh' ? one.guidance : one.guidanceEn,
        min: 0,
        max: one.max,
        required: true,
      },
      {
        kind: 'lines',
        name: `comment_${one.key}`,
        label: m.comment(name),
        max: 2000,
        rows: 2,
        required: one.commentRequired,
      },
    ];
  });
  return [...fields, { kind: 'lines', name: 'comment', label: m.overall, max: 4000 }];
}

function valuesOf({ rubric, scores, comment }: Sheet): Values {
  const given = new Map(scores.map((score) => [score.criterion, score]));
  const entries = rubric.flatMap(({ key }) => [
    [`score_${key}`, given.get(key)?.score ?? null],
    [`comment_${key}`, given.get(key)?.comment ?? null],
  ]);
  return { ...Object.fromEntries(entries), comment };
}

function draftOf({ rubric }: Sheet, values: Values): SheetDraft {
  const scores = rubric.map(({ key }) => ({
    criterion: key,
    score: values[`score_${key}`] as number | null,
    comment: values[`comment_${key}`] as string | null,
  }));
  return { scores, comment: values['comment'] as string | null };
}

/** Where a refused part of the sheet stands in this form: `scores.1.comment`, or a criterion by its key. */
function placeOf({ rubric }: Sheet, path: string): string {
  const [, at = '', part = 'score'] = path.split('.');
  const key = rubric[Number(at)]?.key ?? at;
  return key === '' ? path : `${part}_${key}`;
}
