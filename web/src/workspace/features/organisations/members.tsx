import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useGo } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { handleIn, useWhom, type Whom } from '../../../ui/whom.ts';
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
        empty={m.noMembers}
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
  const whom = useWhom();
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
            title={invitation.email ?? invitation.mobile ?? ''}
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
              ...whom.fields,
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
            initial: { ...whom.initial, role: 'member' },
          }}
          run={(typed: Whom & { role: Role }) =>
            api.identity.invite({ params: { id }, body: { ...handleIn(typed), role: typed.role } })
          }
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

/** Invitations that wait for the mobile number of whoever reads; nothing where there are none. */
export function MyInvitations() {
  const m = useText();
  const go = useGo();
  const waiting = useRead(['my-invitations'], () => api.identity.myInvitations());
  if (!waiting.data || waiting.data.items.length === 0) return null;
  return (
    <Block title={m.myInvitations}>
      <p className="soft">{m.myInvitationsSay}</p>
      <ul className="list" aria-label={m.myInvitations}>
        {waiting.data.items.map(({ id, organisation, role, invitedBy, expiresAt }) => (
          <Line
            key={id}
            title={organisation.name}
            facts={[
              m.memberRole[role],
              `${m.invitedBy} ${invitedBy}`,
              <span key="until">
                {m.until} <When at={expiresAt} />
              </span>,
            ]}
          >
            <Act
              label={m.accept}
              can={true}
              primary
              run={() => api.identity.acceptMine({ params: { id } })}
              done={({ organisation: joined }: { organisation: string }) => go(`/organisations/${joined}`)}
            />
          </Line>
        ))}
      </ul>
    </Block>
  );
}
