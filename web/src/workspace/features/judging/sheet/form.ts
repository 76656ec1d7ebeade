import type { Sheet, SheetDraft } from '@jiebang/contract/judging/sheet.ts';
import type { Field, Values } from '../../../../ui/kit/form/field.ts';
import { forget, keptOf } from '../../../../ui/kit/form/kept.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { useText } from '../text.ts';
import { sameValues } from './clash.tsx';

type Found = {
  /** What the form begins with, and what the server has where that is something else. */
  readonly values: Values;
  readonly saved?: Values;
  /** What was typed here upon an older version, or upon a sheet that is closed now: it is put into no form by itself. */
  readonly apart: Values | null;
};

/** What this browser kept of a sheet. */
export function foundHere(sheet: Sheet, person: string): Found {
  const kept = keptOf(person, sheet.id);
  const values = valuesOf(sheet);
  if (!kept) return { values, apart: null };
  if (sameValues(kept.values, values)) {
    forget(person, sheet.id);
    return { values, apart: null };
  }
  const goesOn = kept.version === sheet.version && sheet.can['save'] === true;
  return goesOn ? { values: kept.values, saved: values, apart: null } : { values, apart: kept.values };
}

/** The fields of a sheet: a score and a comment for each criterion, then the overall comment. */
export function useSheetFields(sheet: Sheet): Field[] {
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

/** A sheet as its form has it. */
export function valuesOf({ rubric, scores, comment }: Sheet): Values {
  const given = new Map(scores.map((score) => [score.criterion, score]));
  const entries = rubric.flatMap(({ key }) => [
    [`score_${key}`, given.get(key)?.score ?? null],
    [`comment_${key}`, given.get(key)?.comment ?? null],
  ]);
  return { ...Object.fromEntries(entries), comment };
}

/** What a filled form saves. */
export function draftOf({ rubric }: Sheet, values: Values): SheetDraft {
  const scores = rubric.map(({ key }) => ({
    criterion: key,
    score: values[`score_${key}`] as number | null,
    comment: values[`comment_${key}`] as string | null,
  }));
  return { scores, comment: values['comment'] as string | null };
}

/** Where a refused part of the sheet stands in this form: `scores.1.comment`, or a criterion by its key. */
export function placeOf({ rubric }: Sheet, path: string): string {
  const [, at = '', part = 'score'] = path.split('.');
  const key = rubric[Number(at)]?.key ?? at;
  return key === '' ? path : `${part}_${key}`;
}
