import type { Me } from '@jiebang/contract/identity/person.ts';
import { localPath } from '../../../lib/locale.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { unitsOf } from '../../../ui/units.ts';
import type { messages } from './messages.zh.ts';
import { useText } from './text.ts';

type Start = { readonly name: keyof typeof messages.starts; readonly to: string; readonly public?: true };
type Role = Me['grants'][number]['role'];

/** Where the work of each role is listed, for a day on which nothing presses. */
const ofRole: Readonly<Record<Role, Start>> = {
  reviewer: { name: 'review', to: '/desks/review' },
  clearance_officer: { name: 'clearance', to: '/desks/clearance' },
  organiser: { name: 'organiser', to: '/desks/organiser' },
  track_organiser: { name: 'organiser', to: '/desks/organiser' },
  judge: { name: 'judging', to: '/judging' },
  translator: { name: 'translating', to: '/translations' },
  certifier: { name: 'certification', to: '/certification' },
  authority: { name: 'awards', to: '/awards' },
  observer: { name: 'results', to: '/results', public: true },
  admin: { name: 'verifications', to: '/admin/organisations' },
};

/** What this person may begin with: the lists of its roles, or what an organisation's people do. */
function startsOf(me: Me): Start[] {
  const roles = [...new Set(me.grants.map(({ role }) => ofRole[role]))];
  const starts = roles.filter((one, place) => roles.findIndex(({ name }) => name === one.name) === place);
  if (starts.length > 0) return [...starts, { name: 'follow', to: '/follows' }];
  const agency = me.memberships.some(({ organisation }) => organisation.kind === 'agency');
  return [
    ...(me.memberships.length === 0 ? [{ name: 'organisation', to: '/organisations' } as const] : []),
    ...(agency
      ? ([
          { name: 'mandates', to: '/mandates' },
          { name: 'points', to: '/points' },
        ] as const)
      : me.memberships.length === 0 || unitsOf(me).length > 0
        ? [{ name: 'need', to: '/needs/new' } as const]
        : []),
    { name: 'board', to: '/needs', public: true },
    agency ? { name: 'follow', to: '/follows' } : { name: 'broker', to: '/broker' },
  ];
}

/** Ways on from an empty desk, as this person has them. */
export function Starts({ of }: { readonly of: Me }) {
  const m = useText();
  const locale = useLocale();
  return (
    <ul className="files">
      {startsOf(of).map(({ name, to, public: open }) => (
        <li key={name}>
          {open ? <a href={localPath(locale, to)}>{m.starts[name]}</a> : <Go to={to}>{m.starts[name]}</Go>}
        </li>
      ))}
    </ul>
  );
}
