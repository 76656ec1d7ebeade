import type { OwnSolution } from '@jiebang/contract/solutions/solution.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Named = { name: string; email: string };

/** Who is in the team, and whether each has taken the seat. */
export function TeamMembers({ of }: { readonly of: OwnSolution }) {
  const m = useText();
  const others = of.members.filter((member) => !member.leader).map(({ name, email }) => ({ name, email }));
  const can = of.can['edit'];
  return (
    <>
      <p className="soft">{m.membersHint}</p>
      <ul className="list" aria-label={m.members}>
        {of.members.map(({ name, email, leader, confirmed }) => (
          <Line
            key={email}
            title={name}
            facts={[email, leader ? m.invitedBy : null]}
            state={confirmed ? m.confirmed : m.unconfirmed}
          />
        ))}
      </ul>
      <Acts>
        <Act
          label={m.saveMembers}
          can={can}
          ask={{
            fields: [
              {
                kind: 'rows',
                name: 'members',
                label: m.members,
                add: m.addMember,
                max: 30,
                fields: [
                  { kind: 'line', name: 'name', label: m.member.name, max: 40, required: true, half: true },
                  { kind: 'email', name: 'email', label: m.member.email, required: true, half: true },
                ],
              },
            ],
            initial: { members: others },
          }}
          run={(body: { members: Named[] }) =>
            api.solutions.setMembers({ params: { id: of.id }, version: of.version, body })
          }
        />
      </Acts>
    </>
  );
}

/** Teams that wait for this person. */
export function SeatInvitations() {
  const m = useText();
  const waiting = useRead(['team-invitations'], () => api.solutions.invitations());
  return (
    <Shown of={waiting}>
      {({ items }) =>
        items.length > 0 && (
          <ul className="list" aria-label={m.invitations}>
            {items.map(({ id, need, organisation, leader }) => (
              <Line
                key={id}
                title={need.title}
                facts={[need.number, organisation, `${m.invitedBy} ${leader}`, <When key="until" at={need.deadline} />]}
              >
                <Act label={m.confirmSeat} can={true} primary run={() => api.solutions.confirm({ params: { id } })} />
                <Act label={m.declineSeat} can={true} run={() => api.solutions.decline({ params: { id } })} />
              </Line>
            ))}
          </ul>
        )
      }
    </Shown>
  );
}
