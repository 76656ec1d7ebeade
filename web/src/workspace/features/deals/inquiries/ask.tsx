import type { PublicAchievement } from '@jiebang/contract/achievements/achievement.ts';
import { CooperationMode } from '@jiebang/contract/achievements/achievement.ts';
import type { Contact } from '@jiebang/contract/deals/deal.ts';
import { InquiryPurpose, type NewInquiry } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import type { Me } from '@jiebang/contract/identity/person.ts';
import { api } from '../../../../lib/api.ts';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useWords } from '../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type AskProps = { readonly of: PublicAchievement; readonly me: Me; readonly done: (id: string) => void };
type Typed = Omit<NewInquiry, 'achievement' | 'contact'> & Contact & { share: boolean };

/** What is asked of the owner of a public achievement, and in whose name. */
export function AskAbout({ of, me, done }: AskProps) {
  const m = useText();
  const { achievement: w } = useWords();
  const organisations = me.memberships.map(({ organisation }) => ({
    value: organisation.id,
    label: organisation.name,
  }));
  if (organisations.length === 0) {
    return (
      <Nothing>
        {m.noOrganisation} <GoButton to="/organisations">{m.toOrganisations}</GoButton>
      </Nothing>
    );
  }
  const shared = (values: Readonly<Record<string, unknown>>) => values['share'] === true;
  return (
    <SimpleForm
      guarded
      fields={[
        {
          kind: 'choice',
          name: 'organisation',
          label: m.organisation,
          options: organisations,
          required: true,
          half: true,
        },
        {
          kind: 'choice',
          name: 'purpose',
          label: m.purpose,
          options: InquiryPurpose.options.map((value) => ({ value, label: m.purposes[value] })),
          required: true,
          half: true,
        },
        {
          kind: 'choices',
          name: 'cooperation',
          label: m.cooperation,
          options: CooperationMode.options.map((value) => ({ value, label: w.cooperation[value] })),
          required: true,
        },
        { kind: 'lines', name: 'message', label: m.message, hint: m.messageHint, max: 1000, rows: 6, required: true },
        { kind: 'flag', name: 'share', label: m.share, hint: m.shareHint },
        {
          kind: 'line',
          name: 'name',
          label: m.contactName,
          max: 40,
          required: true,
          when: shared,
          autoComplete: 'name',
        },
        {
          kind: 'line',
          name: 'phone',
          label: m.contactPhone,
          max: 40,
          required: true,
          when: shared,
          half: true,
          inputMode: 'tel',
        },
        { kind: 'email', name: 'email', label: m.contactEmail, when: shared, half: true },
      ]}
      initial={{
        ...{ organisation: organisations[0]?.value ?? null, purpose: null, cooperation: [], message: null },
        ...{ share: false, name: null, phone: null, email: null },
      }}
      submit={m.send}
      send={({ share, name, phone, email, ...asked }: Typed) =>
        api.deals.ask({ body: { ...asked, achievement: of.number, contact: share ? { name, phone, email } : null } })
      }
      done={({ id }) => done(id)}
    />
  );
}
