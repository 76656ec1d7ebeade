import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { GrantedRole } from '@jiebang/contract/identity/grant.ts';
import type { z } from 'zod';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { PhaseActs } from './decisions.tsx';
import { useText } from './text.ts';

/** What may be done with a contest now. */
export function ContestActs({ of }: { readonly of: ContestPage }) {
  const m = useText();
  const { id, can } = of;
  const params = { id };
  return (
    <Acts>
      <Act
        label={m.open}
        can={can.open}
        primary
        ask={{ says: m.openSays, fields: [] }}
        run={() => api.contests.open({ params })}
      />
      <PhaseActs of={of} />
      {of.state === 'draft' && <Plain to={`/preview/${id}`}>{m.preview}</Plain>}
      {of.state !== 'draft' && <Plain to={`/contests/${id}`}>{m.publicPage}</Plain>}
      {can.edit === true && <GoButton to={`/contests/${id}/edit`}>{m.edit}</GoButton>}
      <Act
        label={m.close}
        can={can.close}
        danger
        ask={{
          says: m.closeSays,
          fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }],
        }}
        run={(body: { reason: string }) => api.contests.close({ params, body })}
      />
      <Act label={m.archive} can={can.archive} run={() => api.contests.archive({ params })} />
    </Acts>
  );
}

/** A link out of the workspace, to a public page in the reader's language. */
function Plain({ to, children }: { readonly to: string; readonly children: string }) {
  const locale = useLocale();
  return (
    <a className="go" href={localPath(locale, to)}>
      {children}
    </a>
  );
}

/** Roles that are named for a contest or a track of it. */
const roles = [
  'organiser',
  'track_organiser',
  'reviewer',
  'clearance_officer',
  'observer',
  'judge',
  'certifier',
  'authority',
] as const;
type Typed = { readonly email: string; readonly role: z.infer<typeof GrantedRole>; readonly place: string };

/** Naming somebody for this contest, also while it is in preparation; an administrator's act. */
export function GrantAct({ of }: { readonly of: ContestPage }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const places = [
    { value: of.id, label: m.wholeContest },
    ...of.tracks.map(({ id, name, nameEn }) => ({ value: id, label: locale === 'zh' ? name : nameEn })),
  ];
  return (
    <Act
      label={m.grant}
      can={true}
      ask={{
        fields: [
          { kind: 'email', name: 'email', label: m.email, required: true },
          {
            kind: 'choice',
            name: 'role',
            label: m.role,
            required: true,
            options: roles.map((value) => ({ value, label: kit.roles[value] })),
          },
          { kind: 'choice', name: 'place', label: m.place, required: true, options: places },
        ],
        initial: { email: null, role: null, place: of.id },
      }}
      run={({ email, role, place }: Typed) =>
        api.identity.giveGrant({
          body: { email, role, scope: place === of.id ? 'contest' : 'track', scopeId: place, from: null, to: null },
        })
      }
    />
  );
}
