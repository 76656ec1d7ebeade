import type { SessionDraft, WorkSession } from '@jiebang/contract/judging/stage/session.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useSessionFields } from './form.tsx';
import { useText } from './text.ts';

/** What may be done with the session as a whole, each with what it means. */
export function SessionActs({ session }: { readonly session: WorkSession }) {
  const m = useText();
  const { can, id } = session;
  const params = { id };
  const fields = useSessionFields(session.contest, session.draft.needs);
  const reason = { kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true } as const;
  const again = session.state === 'planned';
  return (
    <Acts>
      <Act
        label={m.edit}
        can={can['edit']}
        ask={{ fields, initial: session.draft }}
        run={(body: SessionDraft) => api.judging.editSession({ params, version: session.version, body })}
      />
      <Act
        label={m.open}
        can={can['open']}
        primary
        ask={{ says: m.openSays, fields: [] }}
        run={() => api.judging.openSession({ params })}
      />
      <Act
        label={again ? m.planAgain : m.plan}
        can={can['plan']}
        primary={!again}
        ask={{ says: again ? m.planAgainSays : m.planSays, fields: [] }}
        run={() => api.judging.planSession({ params })}
      />
      <Act
        label={m.extend}
        can={can['extend']}
        ask={{
          fields: [{ kind: 'instant', name: 'chooseBy', label: m.chooseBy, required: true }],
          initial: { chooseBy: session.chooseBy },
        }}
        run={(body: { chooseBy: string }) => api.judging.extendSession({ params, body })}
      />
      <Act
        label={m.announce}
        can={can['announce']}
        primary
        ask={{ says: m.announceSays, fields: [] }}
        run={() => api.judging.announceSession({ params })}
      />
      <Act
        label={m.close}
        can={can['close']}
        ask={{ says: m.closeSays, fields: [] }}
        run={() => api.judging.closeSession({ params })}
      />
      <Act
        label={m.cancel}
        can={can['cancel']}
        danger
        ask={{ fields: [reason] }}
        run={(body: { reason: string }) => api.judging.cancelSession({ params, body })}
      />
    </Acts>
  );
}
