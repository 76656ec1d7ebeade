import type { OwnSolution } from '@jiebang/contract/solutions/solution.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import { useKit } from '../../../../ui/kit/language.tsx';
import { Block, Mark } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { Given } from './given.tsx';
import { useText } from './text.ts';

/** How the solution is signed for its organisation, for its team: what is needed, whom was asked, who signed, why it holds no more. */
export function TeamSigning({ of }: { readonly of: OwnSolution }) {
  const m = useText();
  const kit = useKit();
  const { signs, signatories, newest } = of.signing;
  if (signs || (!newest && signatories.length === 0)) return null;
  const names = (list: readonly string[]) => list.join(kit.marks.comma);
  const open = of.can['ask_signature'] === true;
  return (
    <Block title={m.title} quiet>
      {newest && (
        <p>
          <Mark tone={tones[newest.state]}>{kit.signatureState[newest.state]}</Mark>{' '}
          {newest.state === 'taken_back' ? m.takenBack : m.asked(names(newest.asked))} <When at={newest.since} />
        </p>
      )}
      {newest?.given && <Given of={newest.given} />}
      {newest?.given && <p>{newest.ended === null ? m.covers : `${m.ended[newest.ended]} ${m.stays}`}</p>}
      {newest?.reason && (
        <p>
          {m.refused}
          {kit.marks.colon}
          {newest.reason}
        </p>
      )}
      {open && (
        <>
          <p>{m.needed}</p>
          <p className="soft">{m.whatTheySee}</p>
          <p>{m.whoSigns(names(signatories.map(({ name }) => name)))}</p>
        </>
      )}
    </Block>
  );
}

const tones = { asked: 'wait', signed: 'good', refused: 'ended', taken_back: 'ended' } as const;

/** Asking signatories by name, or taking that back. */
export function SigningActs({ of }: { readonly of: OwnSolution }) {
  const m = useText();
  const { can, signing } = of;
  const params = { id: of.id };
  const options = signing.signatories.map(({ person, name }) => ({ value: person, label: name }));
  const [only] = options.length === 1 ? options : [];
  return (
    <>
      {can['ask_signature'] === true && (
        <Act
          label={m.ask}
          can={true}
          ask={{
            says: m.whatTheySee,
            fields: [{ kind: 'choices', name: 'people', label: m.askWhom, hint: m.askHint, options, required: true }],
            initial: { people: only ? [only.value] : [] },
          }}
          run={(body: { people: string[] }) => api.solutions.askSignature({ params, body })}
        />
      )}
      <Act
        label={m.takeBack}
        can={can['take_back_signature']}
        danger
        ask={{ fields: [] }}
        run={() => api.solutions.takeBackSignature({ params })}
      />
    </>
  );
}
