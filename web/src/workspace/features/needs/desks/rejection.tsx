import { type RejectionPoint, type RejectionWord, rejectionCodes } from '@jiebang/contract/needs/review.ts';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
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
  const given = rejection.filter(({ kind }) => kind === 'reject');
  // What was proposed is signed, and not proposed again.
  const proposes = given.length === 0 || rejection.at(-1)?.kind === 'take_back';
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
              {given.map((word) => (
                <Points key={word.at} of={word.points} />
              ))}
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
    </>
  );
}

/** Why a need was rejected, and by whom; to those who review it also what was said before it was settled. */
export function Rejection({ need: { rejection, state } }: RejectionProps) {
  const m = useText();
  if (rejection.length === 0) return null;
  const alone = state === 'rejected' && !rejection.some(({ kind }) => kind === 'second');
  const title = state === 'rejected' ? m.rejection.title : m.rejection.about;
  const opposed = state === 'under_review' && rejection.at(-1)?.kind === 'oppose';
  return (
    <Block title={title}>
      {opposed && <p className="says">{m.rejection.opposed}</p>}
      <ul className="list" aria-label={title}>
        {rejection.map((word) => (
          <Line
            key={`${word.at} ${word.kind}`}
            title={word.by ?? m.reviewer}
            facts={[<When key="at" at={word.at} />, alone ? m.rejection.alone : m.rejection.kinds[word.kind]]}
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
