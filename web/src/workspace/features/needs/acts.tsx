import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit, useWords } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { HandOn } from './desks/hand-on.tsx';
import { RejectActs } from './desks/rejection.tsx';
import { ChangeTrack } from './draft/change-track.tsx';
import { ReviewActs, type Triage, useTriageFields } from './review-acts.tsx';
import { SignOff, tracesOf } from './sign-off.tsx';
import { useText } from './text.ts';

type Why = { reason: string };

/** Everything that the one who looks may do with this need now. */
export function NeedActs({ need }: { readonly need: WorkNeed }) {
  const m = useText();
  const w = useWords();
  const kit = useKit();
  const { can, id } = need;
  const params = { id };
  const asking = (act: 'submit' | 'withdraw') => api.needs.askSignature({ params, body: { act } });
  const why: Field[] = [
    { kind: 'lines', name: 'reason', label: m.reason, hint: m.reasonHint, max: 500, required: true },
  ];
  // Of a need on the board the public reads why it was decided upon.
  const decided: Field[] = need.moves.some(({ action }) => action === 'publish')
    ? why.map((field) => ({ ...field, hint: m.reasonPublicHint }))
    : why;
  const triage = useTriageFields();
  const deadline: Field = {
    kind: 'instant',
    name: 'deadline',
    label: m.deadline,
    hint: need.can['publish'] === undefined ? m.extendHint : m.deadlineHint(need.shortestCallDays),
    required: true,
  };
  return (
    <Acts>
      {can['edit'] === true && (
        <GoButton to={`/needs/${id}/edit`} primary>
          {m.editLink}
        </GoButton>
      )}
      <Act label={m.signing.ask} can={can['ask_signature']} run={() => asking('submit')} />
      <ChangeTrack need={need} />
      <ReviewActs need={need} />
      <HandOn need={need} />
      <RejectActs need={need} />
      <Act
        label={m.retriage}
        can={can['triage']}
        ask={{ fields: [...triage, ...why], initial: { triage: need.triage, lookAgain: need.lookAgain, reason: null } }}
        run={(body: Why & { triage: Triage; lookAgain: string | null }) => api.needs.triage({ params, body })}
      />
      {can['write_public_text'] === true && (
        <GoButton to={`/needs/${id}/public-text`} primary>
          {m.writePublicText}
        </GoButton>
      )}
      <SignOff need={need} traces={tracesOf(need, need.publicText)} />
      <Act label={m.confirm} can={can['confirm']} primary run={() => api.needs.confirm({ params })} />
      <Act
        label={m.dispute}
        can={can['dispute']}
        ask={{ fields: why }}
        run={(body: Why) => api.needs.dispute({ params, body })}
      />
      <Act
        label={m.publish}
        can={can['publish']}
        primary
        ask={{
          says: m.modeByTrack(w.mode[need.mode]),
          fields: [deadline],
          initial: { deadline: need.proposedDeadline },
        }}
        run={(body: { deadline: string }) => api.needs.publish({ params, body })}
      />
      <Act
        label={m.extend}
        can={can['extend']}
        ask={{ fields: [deadline, ...decided], initial: { deadline: need.deadline, reason: null } }}
        run={(body: Why & { deadline: string }) => api.needs.extend({ params, body })}
      />
      <Act
        label={m.signing.askWithdrawal}
        can={can['ask_withdrawal']}
        ask={{ says: m.signing.withdrawnBy(need.signing?.signatories.join(kit.marks.comma) ?? ''), fields: [] }}
        run={() => asking('withdraw')}
      />
      <Act
        label={m.withdraw}
        can={can['withdraw']}
        danger
        ask={{ fields: decided }}
        run={(body: Why) => api.needs.withdraw({ params, body })}
      />
      <Act
        label={m.terminate}
        can={can['terminate']}
        danger
        ask={{ fields: decided }}
        run={(body: Why) => api.needs.terminate({ params, body })}
      />
    </Acts>
  );
}
