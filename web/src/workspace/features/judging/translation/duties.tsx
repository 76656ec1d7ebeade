import type { MyDuty } from '@jiebang/contract/judging/translation/translation.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useKit } from '../../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText as useJudging } from '../text.ts';
import { type Undertaken, useUndertaking } from '../undertaking.tsx';
import { useText } from './text.ts';

/** Every need that this translator was asked to translate for. */
export function MyDuties() {
  const m = useText();
  const { answerBy } = useJudging();
  const kit = useKit();
  return (
    <Paged name={m.mine} from={['duties']} call={(query) => api.judging.duties({ query })} empty={m.mineEmpty}>
      {(duty) => (
        <Line
          key={duty.id}
          to={`/translations/${duty.id}`}
          title={duty.need.title}
          facts={[
            duty.need.number,
            m.into[duty.language],
            duty.answerBy && answerBy,
            duty.answerBy && <When key="answer" at={duty.answerBy} />,
          ]}
          state={kit.seatState[duty.state]}
        />
      )}
    </Paged>
  );
}

/** Answering an invitation to translate, or giving it up. */
export function DutyActs({ duty }: { readonly duty: MyDuty }) {
  const m = useText();
  const { reason } = useJudging();
  const undertaking = useUndertaking();
  const params = { id: duty.id };
  return (
    <Acts>
      <Act
        label={m.accept}
        can={duty.can['accept']}
        primary
        ask={undertaking.ask}
        run={(said: Undertaken) => api.judging.acceptDuty({ params, body: undertaking.signed(said) })}
      />
      <Act
        label={m.decline}
        can={duty.can['decline']}
        ask={{
          says: m.declineSays,
          fields: [{ kind: 'lines', name: 'reason', label: reason, max: 500, required: true }],
        }}
        run={(body: { reason: string }) => api.judging.declineDuty({ params, body })}
      />
    </Acts>
  );
}

/** What is to be translated, with how far it is. */
export function DutySolutions({ duty }: { readonly duty: MyDuty }) {
  const m = useText();
  if (duty.solutions.length === 0) return <Nothing>{m.solutionsLater}</Nothing>;
  return (
    <ul className="list" aria-label={m.solutions}>
      {duty.solutions.map(({ id, title, organisation, handedInAt }) => (
        <Line
          key={id}
          to={`/translations/${duty.id}/${id}`}
          title={title}
          facts={[organisation, handedInAt && <When key="at" at={handedInAt} />]}
          state={handedInAt ? m.handedIn : m.notHandedIn}
        />
      ))}
    </ul>
  );
}
