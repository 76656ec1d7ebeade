import type { WorkQuestion } from '@jiebang/contract/needs/question.ts';
import { api } from '../../../../../lib/api.ts';
import { localPath } from '../../../../../lib/locale.ts';
import { Act } from '../../../../../ui/kit/act.tsx';
import type { Field } from '../../../../../ui/kit/form/field.ts';
import { useLocale } from '../../../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../../../ui/kit/list.tsx';
import { When } from '../../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Desk = 'asker' | 'owner' | 'moderator';

/** Questions of one desk: one's own, those about one's needs, those that staff look at. */
export function Questions({
  desk,
  name,
  empty,
}: {
  readonly desk: Desk;
  readonly name: string;
  readonly empty: string;
}) {
  const m = useText();
  const locale = useLocale();
  return (
    <Paged
      name={name}
      from={['questions', desk]}
      call={(page) => api.needs.workQuestions({ query: { ...page, desk } })}
      empty={empty}
    >
      {(one) => (
        <Line
          key={one.id}
          title={one.question}
          facts={[
            <a key="need" href={localPath(locale, `/needs/${encodeURIComponent(one.need.number)}`)}>
              {`${one.need.number} ${one.need.title}`}
            </a>,
            one.asker === null ? null : m.asker(one.asker),
            <When key="at" at={one.askedAt} />,
            <span key="until">
              {m.until} <When at={one.need.deadline} />
            </span>,
          ]}
          state={m.states[one.state]}
        >
          {one.answer !== null && <p className="prose">{m.answerIs(one.answer)}</p>}
          <Held of={one} />
          {one.reason !== null && <p className="prose">{m.reasonIs(one.reason)}</p>}
          <QuestionActs question={one} />
        </Line>
      )}
    </Paged>
  );
}

/** An answer that waits for the staff with what was found in it, or that they returned. */
function Held({ of: { held, state } }: { readonly of: WorkQuestion }) {
  const m = useText();
  if (!held) return null;
  return (
    <>
      <p className="prose">{m.heldIs(held.answer)}</p>
      {held.reason !== null && <p className="prose">{m.returnedIs(held.reason)}</p>}
      {state === 'held' && (
        <p className="soft">
          {m.heldSays} {[...new Set(held.traces.map(({ text }) => text))].join(' · ')}
        </p>
      )}
    </>
  );
}

/** Everything that the one who looks may do with this question now. */
function QuestionActs({ question: { id, state, can, held } }: { readonly question: WorkQuestion }) {
  const m = useText();
  const params = { id };
  const reason: Field = {
    kind: 'lines',
    name: 'reason',
    label: m.reason,
    hint: m.reasonHint,
    max: 500,
    required: true,
  };
  const answer: Field = { kind: 'lines', name: 'answer', label: m.answer, max: 2000, rows: 5, required: true };
  return (
    <>
      <Act
        label={m.publish}
        can={can['publish']}
        primary
        ask={{ says: m.publishSays, fields: [] }}
        run={() => api.needs.publishQuestion({ params })}
      />
      <Act
        label={state === 'asked' ? m.refuse : m.takeDown}
        can={can['refuse']}
        danger={state !== 'asked'}
        ask={{ fields: [reason] }}
        run={(body: { reason: string }) => api.needs.refuseQuestion({ params, body })}
      />
      <Act
        label={m.answer}
        can={can['answer']}
        primary
        ask={{ says: m.answerSays, fields: [answer], initial: { answer: held?.answer ?? null } }}
        run={(body: { answer: string }) => api.needs.answerQuestion({ params, body })}
      />
      <Act
        label={m.release}
        can={can['release']}
        primary
        ask={{ says: m.releaseSays, fields: [] }}
        run={() => api.needs.releaseAnswer({ params })}
      />
      <Act
        label={m.returnAnswer}
        can={can['return_answer']}
        ask={{ fields: [{ ...reason, hint: m.returnHint }] }}
        run={(body: { reason: string }) => api.needs.returnAnswer({ params, body })}
      />
      <Act label={m.withdraw} can={can['withdraw']} run={() => api.needs.withdrawQuestion({ params })} />
    </>
  );
}
