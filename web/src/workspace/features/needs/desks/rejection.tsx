import { type RejectionPoint, type RejectionWord, rejectionCodes } from '@jiebang/contract/needs/review.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { useGo } from '../../../../ui/kit/link.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block, Prose } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../text.ts';

type RejectionProps = { readonly need: WorkNeed };
type Reasons = { points: RejectionPoint[]; says: string | null };

/** What a reviewer may do about rejecting a need: alone, or, where two review, to propose it, sign it, oppose it, or take it back. */
export function RejectActs({ need }: RejectionProps) {
  const m = useText();
  const { can, rejection } = need;
  const signing = can['sign_rejection'];
  const params = { id: need.id };
  const remark = (label: string, required = false): Field => ({
    kind: 'lines',
    name: 'says',
    label,
    max: 500,
    required,
  });
  const reasons = {
    fields: [reasonsField(m), remark(m.rejection.remark)],
    initial: { points: [{ code: null, says: null }], says: null },
  };
  const given = rejection.words.findLast(({ kind }) => kind === 'reject');
  // What was proposed is signed, and not proposed again.
  const proposes = signing !== undefined && signing !== true && signing.code === 'not_in_this_state';
  return (
    <>
      <Act
        label={m.reject}
        can={can['reject']}
        danger
        ask={{ says: m.rejection.final, ...reasons }}
        run={(body: Reasons) => api.needs.reject({ params, body })}
      />
      {proposes && (
        <Act
          label={m.rejection.propose}
          can={can['propose_rejection']}
          danger
          ask={{ says: m.rejection.byTwo, ...reasons }}
          run={(body: Reasons) => api.needs.proposeRejection({ params, body })}
        />
      )}
      <Act
        label={m.rejection.second}
        can={can['sign_rejection']}
        danger
        ask={{
          says: (
            <>
              {m.rejection.secondSays}
              {given && <Points of={given.points} />}
            </>
          ),
          fields: [remark(m.rejection.secondRemark)],
        }}
        run={(body: { says: string | null }) => api.needs.signRejection({ params, body })}
      />
      <Act
        label={m.rejection.oppose}
        can={can['oppose_rejection']}
        ask={{ says: m.rejection.opposeSays, fields: [remark(m.rejection.opposeWhy, true)] }}
        run={(body: { says: string }) => api.needs.opposeRejection({ params, body })}
      />
      <Act
        label={m.rejection.takeBack}
        can={can['take_back_rejection']}
        run={() => api.needs.takeBackRejection({ params })}
      />
      <Act
        label={m.rejection.contest}
        can={can['contest_rejection']}
        ask={{
          says: m.rejection.contestSays,
          fields: [{ kind: 'lines', name: 'reason', label: m.rejection.contestWhy, max: 500, required: true }],
        }}
        run={(body: { reason: string }) => api.needs.contestRejection({ params, body })}
      />
      {need.state === 'rejected' && need.signing && <Anew need={need} />}
    </>
  );
}

/** Begins a new draft with what a rejected need says, in its track; its files stay where they are. */
function Anew({ need }: RejectionProps) {
  const m = useText();
  const go = useGo();
  return (
    <Act
      label={m.rejection.anew}
      can={true}
      run={() =>
        api.needs.create({ body: { organisation: need.organisation.id, track: need.track, need: need.original } })
      }
      done={({ id }) => go(`/needs/${id}/edit`)}
    />
  );
}

/** Why a need was rejected, by whom, and what its owner may do; to those who review it also what was said before it was settled. */
export function Rejection({ need: { rejection, state, signing } }: RejectionProps) {
  const m = useText();
  const { words, stands, contestUntil } = rejection;
  if (words.length === 0) return null;
  const title = state === 'rejected' ? m.rejection.title : m.rejection.about;
  const alone = !words.some(({ kind }) => kind === 'second' || kind === 'oppose');
  return (
    <Block title={title}>
      {stands === 'opposed' && <p className="says">{m.rejection.opposed}</p>}
      {state === 'rejected' && signing && (
        <p className="says">
          {contestUntil ? (
            <>
              {m.rejection.contestUntil} <When at={contestUntil} />
              {m.rejection.contestUntilEnd}
            </>
          ) : (
            m.rejection.anewOnly
          )}
        </p>
      )}
      <ul className="list" aria-label={title}>
        {words.map((word) => (
          <Line
            key={`${word.at} ${word.kind}`}
            title={word.by ?? m.reviewer}
            facts={[
              <When key="at" at={word.at} />,
              state === 'rejected' && alone && word.kind === 'reject'
                ? m.rejection.alone
                : m.rejection.kinds[word.kind],
            ]}
          >
            <div>
              <Points of={word.points} />
              {word.says && <Prose>{word.says}</Prose>}
            </div>
          </Line>
        ))}
      </ul>
    </Block>
  );
}

function Points({ of }: { readonly of: RejectionWord['points'] }) {
  const m = useText();
  if (of.length === 0) return null;
  return (
    <ul className="traces">
      {of.map(({ code, says }) => (
        <li key={`${code} ${says}`}>
          <strong>{m.rejection.codes[code]}</strong> <span className="returned-words">{says}</span>
        </li>
      ))}
    </ul>
  );
}

function reasonsField(m: ReturnType<typeof useText>): Field {
  const options = rejectionCodes.map((value) => ({ value, label: m.rejection.codes[value] }));
  return {
    kind: 'rows',
    name: 'points',
    label: m.rejection.points,
    add: m.rejection.add,
    max: 20,
    required: true,
    fields: [
      { kind: 'choice', name: 'code', label: m.rejection.code, options, required: true },
      {
        kind: 'lines',
        name: 'says',
        label: m.rejection.says,
        hint: m.rejection.pointHint,
        max: 300,
        rows: 2,
        required: true,
      },
    ],
  };
}
