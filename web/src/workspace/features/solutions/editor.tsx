import { Problem } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import type { Indicator } from '@jiebang/contract/needs/need.ts';
import type { OwnSolution, SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useAutosave } from '../../../ui/kit/form/autosave.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { Missing } from '../../../ui/kit/form/missing.tsx';
import { SaveState } from '../../../ui/kit/form/save-state.tsx';
import { type FormState, useBlame, useForm } from '../../../ui/kit/form/use-form.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { Refused } from '../../../ui/kit/refused.tsx';
import { IndicatorAnswers, inOrder } from './answers.tsx';
import { Attachments } from './attachments.tsx';
import { sections, useInventionFields, useSolutionFields } from './fields.ts';
import { PartnerConsents } from './partner/consents.tsx';
import { SigningActs, TeamSigning } from './signature/team-signing.tsx';
import { SubmitActs } from './submit.tsx';
import { useText } from './text.ts';

type EditorProps = {
  readonly of: OwnSolution;
  /** What the need asks, in its own order. */
  readonly indicators: readonly Indicator[];
  /** In which edition and track the need is. */
  readonly place: { readonly contest: string; readonly track: string };
  readonly reread: () => void;
  readonly submitted: () => void;
};

/** The form of a solution; what it holds is sealed with every save. */
export function SolutionEditor({ of, indicators, place, reread, submitted }: EditorProps) {
  const m = useText();
  const params = { id: of.id };
  const [attached, setAttached] = useState(of.draft.attachments);
  const fields = useSolutionFields(place, of.draft.recommender ?? null, attached);
  const form = useForm(fields, { ...of.draft, answers: inOrder(of.draft.answers, indicators) });
  const now = (form.values['attachments'] ?? []) as SolutionDraft['attachments'];
  if (now !== attached) setAttached(now);
  const [lacks, setLacks] = useState<ProblemDocument | null>(null);
  const saving = useAutosave({
    form,
    version: of.version,
    save: (values, version) => api.solutions.edit({ params, version, body: bodyOf(values as Typed) }),
    newest: async () => (await api.solutions.own({ params })).version,
  });
  useBlame(form, lacks);
  const parts = (Object.keys(sections) as (keyof typeof sections)[]).map((section) => ({
    title: m.sections[section],
    names: sections[section] as readonly string[],
  }));
  const lacking = (error: unknown): null => {
    if (!(error instanceof Problem && error.document.fields)) throw error;
    setLacks(error.document);
    return null;
  };
  return (
    <form noValidate aria-label={m.edit} onSubmit={(event) => event.preventDefault()}>
      <div className="guided">
        <div>
          {parts.map(({ title, names }) => (
            <Block key={title} title={title}>
              {names.includes('answers') ? (
                <IndicatorAnswers form={form} indicators={indicators} />
              ) : (
                <FormFields form={form} only={names} />
              )}
            </Block>
          ))}
          <Block title={m.attachments}>
            <Attachments of={of} form={form} />
          </Block>
          {of.organisation.natural && <Invention form={form} />}
          <TeamSigning of={of} />
          {of.leader && <PartnerConsents solution={of.id} before={saving.flush} />}
        </div>
        <Missing form={form} sections={parts} />
      </div>
      <Refused problem={lacks} />
      <div className="bar">
        <SaveState of={saving} theirs={reread} />
        <SigningActs of={of} />
        <SubmitActs of={of} before={saving.flush} lacking={lacking} done={submitted} />
        <GoButton to={`/solutions/${of.id}/preview`}>{m.preview}</GoButton>
        <GoButton to={`/solutions/${of.id}`}>{m.back}</GoButton>
      </div>
    </form>
  );
}

/** Whose the result is, of a natural person. */
function Invention({ form }: { readonly form: FormState }) {
  const m = useText();
  const fields = useInventionFields((form.values['attachments'] ?? []) as SolutionDraft['attachments']);
  return (
    <Block title={m.invention}>
      <p className="soft">{m.inventionSays}</p>
      <FormFields form={{ ...form, fields }} />
    </Block>
  );
}

type Typed = Omit<SolutionDraft, 'invention' | 'employerConsent'> & {
  readonly invention?: SolutionDraft['invention'] | null;
  readonly employerConsent?: string | null;
};

const bodyOf = ({ invention, employerConsent, ...draft }: Typed): SolutionDraft => ({
  ...draft,
  ...(invention ? { invention } : {}),
  ...(invention === 'employer_consents' && employerConsent ? { employerConsent } : {}),
  partners: draft.partners.map(({ consent, ...partner }) => ({
    ...partner,
    organisation: partner.organisation ?? null,
    ...(consent && !partner.organisation ? { consent } : {}),
  })),
});
