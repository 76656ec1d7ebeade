import type { WorkAssessment } from '@jiebang/contract/achievements/assessment/work.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { useKit } from '../../../../ui/kit/language.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Whom reviewers asked to assess it, and the way to ask one more. */
export function AskedExperts({ of }: { readonly of: WorkAssessment }) {
  const m = useText();
  const kit = useKit();
  if (of.mayAsk === null) return null;
  const why = [{ kind: 'lines' as const, name: 'reason', label: m.reason, max: 500, required: true }];
  return (
    <Block title={m.asked}>
      <p className="soft">{m.askedSays}</p>
      {of.asked.length === 0 ? (
        <Nothing>{m.askedNone}</Nothing>
      ) : (
        <ul className="list" aria-label={m.asked}>
          {of.asked.map(({ id, name, state, since, due, reason, can }) => (
            <Line
              key={id}
              title={name ?? ''}
              facts={[
                <When key="since" at={since} />,
                (state === 'asked' || state === 'open') && (
                  <span key="due">
                    {m.due}
                    {kit.marks.colon}
                    <When at={due} />
                  </span>
                ),
                reason,
              ]}
              state={m.state[state]}
            >
              <Act
                label={m.recall}
                can={can['recall']}
                danger
                ask={{ says: m.recallSays, fields: why }}
                run={(body: { reason: string }) => api.achievements.recallAssessment({ params: { id }, body })}
              />
            </Line>
          ))}
        </ul>
      )}
      <Act
        label={m.ask}
        can={of.mayAsk}
        ask={{
          says: m.askSays,
          fields: [{ kind: 'email', name: 'email', label: m.email, required: true }],
        }}
        run={(body: { email: string }) => api.achievements.askExpert({ params: { id: of.achievement.id }, body })}
      />
    </Block>
  );
}
