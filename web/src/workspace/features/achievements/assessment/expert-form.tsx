import type { AutomaticAssessment } from '@jiebang/contract/achievements/assessment/assessment.ts';
import type { ExpertAssessment, ExpertDraft } from '@jiebang/contract/achievements/assessment/expert.ts';
import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { hundredths } from '@jiebang/contract/achievements/assessment/words.ts';
import { Problem } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Evidence } from '../../../../ui/graded.tsx';
import { Act } from '../../../../ui/kit/act.tsx';
import { useAutosave } from '../../../../ui/kit/form/autosave.ts';
import type { Field, Values } from '../../../../ui/kit/form/field.ts';
import { FormFields } from '../../../../ui/kit/form/fields.tsx';
import { SaveState } from '../../../../ui/kit/form/save-state.tsx';
import { useBlame, useForm } from '../../../../ui/kit/form/use-form.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Refused } from '../../../../ui/kit/refused.tsx';
import { useText } from './text.ts';

type FormProps = {
  readonly of: ExpertAssessment;
  readonly automatic: AutomaticAssessment;
  readonly draft: ExpertDraft;
  readonly reread: () => void;
};

const parts = ['score', 'reason', 'evidence'] as const;
const nameOf = (at: number, part: (typeof parts)[number]) => `grades.${at}.${part}`;

/** A draft as the form has it: by the same names by which the server refuses a field. */
const valuesOf = ({ grades, remark }: Pick<ExpertDraft, 'grades' | 'remark'>): Values => ({
  ...Object.fromEntries(grades.flatMap((grade, at) => parts.map((part) => [nameOf(at, part), grade[part]]))),
  remark,
});

/** What stands in the form as a draft that corrects this version. */
const draftOf = (values: Values, { n, dimensions }: AutomaticAssessment): ExpertDraft => ({
  basedOn: n,
  grades: dimensions.map((_, at) => ({
    score: (values[nameOf(at, 'score')] ?? null) as number | null,
    reason: (values[nameOf(at, 'reason')] ?? null) as string | null,
    evidence: (values[nameOf(at, 'evidence')] ?? null) as string | null,
  })),
  remark: (values['remark'] ?? null) as string | null,
});

/** A draft against a newer version: a score of which nothing was said follows what is computed now. */
const followed = (draft: ExpertDraft, { dimensions }: AutomaticAssessment): ExpertDraft => ({
  ...draft,
  grades: draft.grades.map((grade, at) =>
    grade.reason === null && grade.evidence === null
      ? { ...grade, score: dimensions[at]?.score ?? grade.score }
      : grade,
  ),
});

/** The form in which an expert corrects the computed scores: it saves itself, and says at the fields what is missing when it is to be signed. */
export function ExpertForm({ of, automatic, draft, reread }: FormProps) {
  const m = useText();
  const locale = useLocale();
  const w = assessmentWords[locale];
  const { id } = of;
  const params = { id };
  const behind = draft.basedOn !== automatic.n;
  const typed = useForm([], valuesOf(behind ? followed(draft, automatic) : draft));
  // Which fields are needed follows from what is typed.
  const form = { ...typed, fields: useFields(automatic, typed.values) };
  const [lacks, setLacks] = useState<ProblemDocument | null>(null);
  const saving = useAutosave({
    form,
    version: of.version,
    save: (values, version) => api.achievements.editAssessment({ params, version, body: draftOf(values, automatic) }),
    newest: async () => (await api.achievements.expertAssessment({ params })).version,
    ...(behind ? { saved: valuesOf(draft) } : {}),
  });
  useBlame(form, lacks);
  const sign = async () => {
    if (!(await saving.flush())) return null;
    return api.achievements.signAssessment({ params }).catch((error: unknown) => {
      if (!(error instanceof Problem && error.document.fields)) throw error;
      setLacks(error.document);
      return null;
    });
  };
  const scores = draftOf(form.values, automatic).grades.map(({ score }) => score ?? 0);
  const total = automatic.dimensions.reduce((sum, { weight }, at) => sum + weight * (scores[at] ?? 0), 0);
  return (
    <form noValidate aria-label={m.write} onSubmit={(event) => event.preventDefault()}>
      {behind && <p role="status">{m.behind}</p>}
      {automatic.dimensions.map((one, at) => (
        <Block key={one.dimension} title={w.dimension[one.dimension]}>
          <Evidence of={one} locale={locale} />
          <FormFields form={form} only={parts.map((part) => nameOf(at, part))} />
        </Block>
      ))}
      <Block title={w.remark}>
        <FormFields form={form} only={['remark']} />
      </Block>
      <p aria-live="polite">{m.totals(hundredths(automatic.total), hundredths(total))}</p>
      <Refused problem={lacks} />
      <div className="bar">
        <SaveState of={saving} theirs={reread} />
        <Act
          label={m.sign}
          can={of.can['sign']}
          primary
          ask={{ says: m.signSays, fields: [] }}
          run={sign}
          done={reread}
        />
        <DeclineAct of={of} />
      </div>
    </form>
  );
}

function useFields({ dimensions }: AutomaticAssessment, values: Values): Field[] {
  const m = useText();
  const w = assessmentWords[useLocale()];
  return [
    ...dimensions.flatMap(({ dimension, score, weight }, at): Field[] => [
      {
        kind: 'number',
        name: nameOf(at, 'score'),
        label: m.scoreOf(w.dimension[dimension]),
        hint: m.scoreHint(String(score), String(weight)),
        min: 0,
        max: 100,
        required: true,
        half: true,
      },
      {
        kind: 'lines',
        name: nameOf(at, 'reason'),
        label: m.reasonOf(w.dimension[dimension]),
        hint: m.reasonHint,
        max: 1000,
        rows: 2,
        required: values[nameOf(at, 'score')] !== score,
      },
      {
        kind: 'lines',
        name: nameOf(at, 'evidence'),
        label: m.evidenceOf(w.dimension[dimension]),
        hint: m.evidenceHint,
        max: 1000,
        rows: 2,
        required: values[nameOf(at, 'score')] !== score,
      },
    ]),
    { kind: 'lines', name: 'remark', label: w.remark, max: 2000, rows: 4 },
  ];
}

/** Declining, before or after it was accepted. */
export function DeclineAct({ of }: { readonly of: ExpertAssessment }) {
  const m = useText();
  return (
    <Act
      label={m.decline}
      can={of.can['decline']}
      danger
      ask={{
        says: m.declineSays,
        fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }],
      }}
      run={(body: { reason: string }) => api.achievements.declineAssessment({ params: { id: of.id }, body })}
    />
  );
}
