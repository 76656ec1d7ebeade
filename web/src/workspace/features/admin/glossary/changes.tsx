import type { GlossaryExpressions, GlossaryPair } from '@jiebang/contract/translation/glossary.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { useText } from './text.ts';

const decide = (pair: GlossaryExpressions, says: 'confirmed' | 'rejected' | null, insteadOf?: GlossaryExpressions) =>
  api.translation.decideTerm({ body: { ...pair, says, ...(insteadOf ? { insteadOf } : {}) } });

function useFields(): readonly Field[] {
  const m = useText();
  return [
    { kind: 'line', name: 'chinese', label: m.chinese, hint: m.chineseHint, max: 60, required: true },
    { kind: 'line', name: 'english', label: m.english, hint: m.englishHint, max: 120, required: true },
  ];
}

export function AddTerm() {
  const m = useText();
  return (
    <Act
      label={m.add}
      can={true}
      primary
      ask={{ fields: useFields() }}
      run={(typed: GlossaryExpressions) => decide(typed, 'confirmed')}
    />
  );
}

type ChangesProps = {
  readonly of: GlossaryExpressions;
  /** What somebody said of it last, while that stands. */
  readonly said: Exclude<GlossaryPair['standing'], 'learned'> | null;
};

/** What one can say of a pair. */
export function Changes({ of, said }: ChangesProps) {
  const m = useText();
  const { chinese, english } = of;
  const pair = { chinese, english };
  const fields = useFields();
  return (
    <Acts>
      {said !== 'confirmed' && <Act label={m.confirm} can={true} run={() => decide(pair, 'confirmed')} />}
      {said !== 'rejected' && (
        <>
          <Act
            label={m.correct}
            can={true}
            ask={{ says: m.correctSays(`${chinese} ↔ ${english}`), fields, initial: pair }}
            run={(typed: GlossaryExpressions) => decide(typed, 'confirmed', pair)}
          />
          <Act
            label={m.reject}
            can={true}
            danger
            ask={{ says: m.rejectSays, fields: [] }}
            run={() => decide(pair, 'rejected')}
          />
        </>
      )}
      {said !== null && (
        <Act label={m.takeBack} can={true} ask={{ says: m.takeBackSays, fields: [] }} run={() => decide(pair, null)} />
      )}
    </Acts>
  );
}
