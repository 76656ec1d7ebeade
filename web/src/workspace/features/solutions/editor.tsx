import { Problem } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import type { OwnSolution, SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useAutosave } from '../../../ui/kit/form/autosave.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { SaveState } from '../../../ui/kit/form/save-state.tsx';
import { type FormState, useBlame, useForm } from '../../../ui/kit/form/use-form.ts';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { Refused } from '../../../ui/kit/refused.tsx';
import { Attachments } from './attachments.tsx';
import { sections, useInventionFields, useSolutionFields } from './fields.ts';
import { PartnerConsents } from './partner/consents.tsx';
import { SigningActs, TeamSigning } from './signature/team-signing.tsx';
import { SubmitActs } from './submit.tsx';
import { useText } from './text.ts';

type EditorProps = {
  readonly of: OwnSolution;
  readonly indicators: readonly string[];
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
  const form = useForm(fields, withIndicators(of.draft, indicators));
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
  const lacking = (error: unknown): null => {
    if (!(error instanceof Problem && error.document.fields)) throw error;
    setLacks(error.document);
    return null;
  };
  return (
    <form noValidate aria-label={m.edit} onSubmit={(event) => event.preventDefault()}>
      {(Object.keys(sections) as (keyof typeof sections)[]).map((section) => (
        <Block key={section} title={m.sections[section]}>
          <FormFields form={form} only={sections[section]} />
        </Block>
      ))}
      <Block title={m.attachments}>
        <Attachments of={of} form={form} />
      </Block>
      {of.organisation.natural && <Invention form={form} />}
      <TeamSigning of={of} />
      {of.leader && <PartnerConsents solution={of.id} before={saving.flush} />}
      <Refused problem={lacks} />
      <div className="bar">
        <SaveState of={saving} theirs={reread} />
        <SigningActs of={of} />
        <SubmitActs of={of} before={saving.flush} lacking={lacking} done={submitted} />
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

/** Each indicator of the need stands ready to be answered. */
function withIndicators(draft: SolutionDraft, indicators: readonly string[]) {
  const open = indicators.filter((name) => !draft.answers.some(({ indicator }) => indicator === name));
  return { ...draft, answers: [...draft.answers, ...open.map((indicator) => ({ indicator, value: null, how: null }))] };
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
