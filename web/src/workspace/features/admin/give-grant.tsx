import { GrantedRole } from '@jiebang/contract/identity/grant.ts';
import type { z } from 'zod';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type Typed = {
  email: string;
  role: z.infer<typeof GrantedRole>;
  scope: 'platform' | 'contest' | 'track';
  track: string | null;
  secondFactor: boolean;
};

/** Granting a role on the platform, in the current contest, or in one of its tracks. */
export function GiveGrant() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const contest = useRead(['contest'], () => api.contests.current());
  const tracks = (contest.data?.tracks ?? []).map(({ id, name, nameEn }) => ({
    value: id,
    label: locale === 'zh' ? name : nameEn,
  }));
  const send = ({ email, role, scope, track, secondFactor }: Typed) => {
    const scopeId = scope === 'platform' ? null : scope === 'track' ? track : (contest.data?.id ?? null);
    return api.identity.giveGrant({ body: { email, role, scope, scopeId, from: null, to: null, secondFactor } });
  };
  return (
    <Acts>
      <Act
        label={m.give}
        can={true}
        primary
        ask={{
          fields: [
            { kind: 'email', name: 'email', label: m.email, required: true },
            {
              kind: 'choice',
              name: 'role',
              label: m.role,
              required: true,
              options: GrantedRole.options.map((value) => ({ value, label: kit.roles[value] })),
            },
            {
              kind: 'choice',
              name: 'scope',
              label: m.scope,
              required: true,
              options: Object.entries(m.scopes).map(([value, label]) => ({ value, label })),
            },
            {
              kind: 'choice',
              name: 'track',
              label: m.track,
              required: true,
              options: tracks,
              when: ({ scope }) => scope === 'track',
            },
            { kind: 'flag', name: 'secondFactor', label: m.secondFactor },
          ],
          initial: { email: null, role: null, scope: 'contest', track: null, secondFactor: false },
        }}
        run={send}
      />
    </Acts>
  );
}
