import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import type { WorkAchievement } from '@jiebang/contract/achievements/work.ts';
import { Problem } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { declarations } from '@jiebang/contract/needs/confidential/declarations.data.ts';
import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useAutosave } from '../../../ui/kit/form/autosave.ts';
import { FormFields } from '../../../ui/kit/form/fields.tsx';
import { Missing } from '../../../ui/kit/form/missing.tsx';
import { SaveState } from '../../../ui/kit/form/save-state.tsx';
import { useBlame, useForm } from '../../../ui/kit/form/use-form.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { Refused } from '../../../ui/kit/refused.tsx';
import { Attachments } from './attachments.tsx';
import { sections, useDraftFields } from './fields.ts';
import { Returned } from './returned.tsx';
import { useText } from './text.ts';

type EditorProps = {
  readonly achievement: WorkAchievement;
  readonly reread: () => void;
  readonly submitted: () => void;
};

/** What is refused of a draft field by field: it is told at the fields when it is handed in, so an unfinished draft does not close the button. */
const toldAtFields: readonly string[] = ['achievement_incomplete', 'code_unknown', 'evidence_does_not_fit'];

/** The guided form of a draft: it saves itself, says what is missing, and hands the achievement in. */
export function AchievementEditor({ achievement, reread, submitted }: EditorProps) {
  const m = useText();
  const locale = useLocale();
  const { id } = achievement;
  const form = useForm(useDraftFields(), achievement.draft);
  const [lacks, setLacks] = useState<ProblemDocument | null>(null);
  const saving = useAutosave({
    form,
    version: achievement.version,
    save: (values, version) =>
      api.achievements.edit({ params: { id }, version, body: values as unknown as AchievementDraft }),
    newest: async () => (await api.achievements.work({ params: { id } })).version,
  });
  useBlame(form, lacks);
  const submit = async () => {
    if (!(await saving.flush())) return null;
    return api.achievements
      .submit({ params: { id }, body: { declaration: declarationNow } })
      .catch((error: unknown) => {
        if (!(error instanceof Problem && error.document.fields)) throw error;
        setLacks(error.document);
        return null;
      });
  };
  const can = achievement.can['submit'];
  const open = can !== undefined && can !== true && toldAtFields.includes(can.code) ? true : can;
  const parts = (Object.keys(sections) as (keyof typeof sections)[]).map((section) => ({
    title: m.sections[section],
    names: sections[section],
  }));
  return (
    <form noValidate aria-label={m.edit} onSubmit={(event) => event.preventDefault()}>
      <Returned achievement={achievement} />
      <div className="guided">
        <div>
          {parts.map(({ title, names }) => (
            <Block key={title} title={title}>
              <FormFields form={form} only={names} />
            </Block>
          ))}
          <Attachments achievement={achievement} />
        </div>
        <Missing form={form} sections={parts} />
      </div>
      <Refused problem={lacks} />
      <div className="bar">
        <SaveState of={saving} theirs={reread} />
        <Act
          label={m.submit}
          can={open}
          primary
          ask={{
            says: declarations[declarationNow][locale],
            fields: [{ kind: 'flag', name: 'declared', label: m.declare, required: true }],
          }}
          run={submit}
          done={submitted}
        />
        <GoButton to={`/achievements/${id}`}>{m.back}</GoButton>
      </div>
    </form>
  );
}
