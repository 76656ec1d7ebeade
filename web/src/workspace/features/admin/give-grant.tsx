import { GrantedRole } from '@jiebang/contract/identity/grant.ts';
import type { z } from 'zod';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { handleIn, useWhom, type Whom } from '../../../ui/whom.ts';
import { useText } from './text.ts';

type Typed = Whom & {
  readonly role: z.infer<typeof GrantedRole>;
  readonly to: string | null;
  readonly secondFactor: boolean;
};

/** Granting a role on the whole platform; a contest's people are named at the contest. */
export function GiveGrant() {
  const m = useText();
  const kit = useKit();
  const whom = useWhom();
  return (
    <Acts>
      <Act
        label={m.give}
        can={true}
        primary
        ask={{
          says: m.giveSays,
          fields: [
            ...whom.fields,
            {
              kind: 'choice',
              name: 'role',
              label: m.role,
              required: true,
              options: GrantedRole.options.map((value) => ({ value, label: kit.roles[value] })),
            },
            { kind: 'instant', name: 'to', label: m.untilWhen },
            { kind: 'flag', name: 'secondFactor', label: m.secondFactor },
          ],
          initial: { ...whom.initial, role: null, to: null, secondFactor: false },
        }}
        run={({ role, to, secondFactor, ...typed }: Typed) =>
          api.identity.giveGrant({ body: { ...handleIn(typed), role, to, secondFactor, from: null } })
        }
      />
    </Acts>
  );
}
