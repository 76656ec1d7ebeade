import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Role = 'member' | 'admin';

/** The people of an organisation, and what its admins may do with their seats. */
export function Members({ of }: { readonly of: Organisation }) {
  const m = useText();
  const { id, state, can } = of;
  return (
    <>
      <p>{m.signingSays}</p>
      <Paged
        name={m.members}
        from={['members', id]}
        call={(query) => api.identity.members({ params: { id }, query })}
        empty=""
      >
        {({ person, name, role, signs, joinedAt }) => (
          <Line
            key={person}
            title={name}
            facts={[<When key="at" at={joinedAt} />, signs && m.signs].filter(Boolean)}
            state={m.memberRole[role]}
          >
            {can.invite === true && state === 'verified' && (
              <Act
                label={signs ? m.endSigning : m.giveSigning}
                can={true}
                danger={signs}
                ask={{ says: signs ? m.endSigningSays(name) : m.giveSigningSays(name), fields: [] }}
                run={() => api.identity.changeSigning({ params: { id, person }, body: { signs: !signs } })}
              />
            )}
            {can.invite === true && (
              <Act
                label={role === 'admin' ? m.makeMember : m.makeAdmin}
                can={true}
                run={() =>
                  api.identity.changeMember({
                    params: { id, person },
                    body: { role: role === 'admin' ? 'member' : 'admin' },
                  })
                }
              />
            )}
            {can.invite === true && (
              <Act
                label={m.removeMember}
                can={true}
                danger
                run={() => api.identity.removeMember({ params: { id, person } })}
              />
            )}
          </Line>
        )}
      </Paged>
    </>
  );
}

/** Invitations that were not accepted yet, and a new one. */
export function Invitations({ of }: { readonly of: Organisation }) {
  const m = useText();
  const { id, can } = of;
  return (
    <>
      <Paged
        name={m.invitations}
        from={['invitations', id]}
        call={(query) => api.identity.invitations({ params: { id }, query })}
        empty={m.noInvitations}
      >
        {(invitation) => (
          <Line
            key={invitation.id}
            title={invitation.email}
            facts={[
              m.memberRole[invitation.role],
              `${m.invitedBy} ${invitation.invitedBy}`,
              <span key="sent">
                {m.sent} <When at={invitation.sentAt} />
              </span>,
              <span key="until">
                {m.until} <When at={invitation.expiresAt} />
              </span>,
            ]}
            state={m.invitationState[invitation.state]}
          >
            <Act
              label={m.resend}
              can={true}
              run={() => api.identity.resendInvitation({ params: { id: invitation.id } })}
            />
            <Act
              label={m.withdrawInvitation}
              can={true}
              run={() => api.identity.withdrawInvitation({ params: { id: invitation.id } })}
            />
          </Line>
        )}
      </Paged>
      <Acts>
        <Act
          label={m.invite}
          can={can.invite}
          ask={{
            fields: [
              { kind: 'email', name: 'email', label: m.email, required: true },
              {
                kind: 'choice',
                name: 'role',
                label: m.role,
                required: true,
                options: [
                  { value: 'member', label: m.memberRole.member },
                  { value: 'admin', label: m.memberRole.admin },
                ],
              },
            ],
            initial: { email: null, role: 'member' },
          }}
          run={(body: { email: string; role: Role }) => api.identity.invite({ params: { id }, body })}
        />
      </Acts>
    </>
  );
}

/** Who came, left and changed role, for the organisation's admins. */
export function MemberHistory({ of: { id } }: { readonly of: Organisation }) {
  const m = useText();
  return (
    <Paged
      name={m.memberHistory}
      from={['member-history', id]}
      call={(query) => api.identity.memberHistory({ params: { id }, query })}
      empty={m.memberHistoryNone}
    >
      {({ action, whom, role, by, at }) => (
        <Line
          key={`${at}${action}${whom}`}
          title={whom}
          facts={[
            <When key="at" at={at} />,
            role && m.memberRole[role],
            by !== null && by !== whom && `${m.doneBy} ${by}`,
          ].filter(Boolean)}
          state={m.memberActions[action]}
        />
      )}
    </Paged>
  );
}
