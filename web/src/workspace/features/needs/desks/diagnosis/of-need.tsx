import type { NeedDiagnosis } from '@jiebang/contract/needs/desk/diagnosis.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../../../lib/api.ts';
import { Act } from '../../../../../ui/kit/act.tsx';
import { Line } from '../../../../../ui/kit/list.tsx';
import { Block } from '../../../../../ui/kit/page.tsx';
import { Failed, Fingerprint, useRead } from '../../../../../ui/kit/read.tsx';
import { When } from '../../../../../ui/kit/when.tsx';
import { AskDiagnosis } from './ask.tsx';
import { Found } from './found.tsx';
import { useText } from './text.ts';

/** The second diagnoses of a need: who is asked until when, who read, what was found; and asking for one. */
export function Diagnoses({ need }: { readonly need: WorkNeed }) {
  const m = useText();
  const read = useRead(['diagnoses', need.id], () => api.needs.diagnoses({ params: { id: need.id } }));
  if (read.error) return <Failed error={read.error} again={() => void read.refetch()} />;
  const found = read.data;
  const ask = need.state === 'accepted' ? found?.can['ask'] : undefined;
  if (found === undefined || (found.items.length === 0 && ask !== true)) return null;
  return (
    <Block title={m.title} actions={<AskDiagnosis need={need.id} can={ask} />}>
      <ul className="list" aria-label={m.title}>
        {found.items.map((one) => (
          <One key={one.id} of={one} />
        ))}
      </ul>
    </Block>
  );
}

function One({ of }: { readonly of: NeedDiagnosis }) {
  const m = useText();
  return (
    <Line
      title={of.by ?? m.as[of.as]}
      facts={[
        m.as[of.as],
        of.organisation,
        of.askedBy && `${m.askedBy} ${of.askedBy}`,
        <span key="asked">
          {m.askedOn} <When at={of.askedAt} />
        </span>,
        `${m.until} ${of.due}`,
      ]}
      state={m.states[of.state]}
    >
      <div className="line-text">
        {of.question && <p>{of.question}</p>}
        {of.reason && (
          <p>
            {m.why} {of.reason}
          </p>
        )}
        {of.finding && <Found of={of.finding} />}
        {of.readings.length === 0 ? (
          <p className="soft">{m.notRead}</p>
        ) : (
          <details>
            <summary>
              {m.readings} {of.readings.length}
            </summary>
            <ul>
              {of.readings.map(({ at, file, name, undertaking }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: only ever added to
                <li key={i}>
                  <When at={at} plain /> · {file ? (name ?? m.goneFile) : m.readOriginal}
                  {undertaking && <small> · {m.undertakingVersion(undertaking.version)}</small>}
                  {undertaking?.sha256 && (
                    <small>
                      {' '}
                      <Fingerprint of={undertaking.sha256} />
                    </small>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Act
        label={m.recall}
        can={of.can['recall']}
        danger
        ask={{
          says: m.recallSays,
          fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 300, rows: 2, required: true }],
        }}
        run={(body: { reason: string }) => api.needs.recallDiagnosis({ params: { id: of.id }, body })}
      />
    </Line>
  );
}
