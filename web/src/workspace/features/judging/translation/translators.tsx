import type { Translators as Read } from '@jiebang/contract/judging/translation/translation.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { useKit } from '../../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Fingerprint, Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useAside } from '../panel-seats.tsx';
import { useText as useJudging } from '../text.ts';
import { useText } from './text.ts';

type Why = { reason: string };

/** The translators of a panel, and who may be invited. */
export function Translators({ need }: { readonly need: string }) {
  const m = useText();
  const read = useRead(['translators', need], () => api.judging.translators({ params: { need } }));
  return (
    <Shown of={read}>
      {(of) => (
        <>
          {of.duties.length > 0 && <Duties of={of} />}
          {of.can['invite'] === true && of.duties.length > 0 && (
            <Block title={m.candidates} quiet>
              <Candidates need={need} of={of} />
            </Block>
          )}
          {of.duties.length === 0 &&
            (of.can['invite'] === true ? <Candidates need={need} of={of} /> : <Nothing>{m.none}</Nothing>)}
        </>
      )}
    </Shown>
  );
}

function Duties({ of }: { readonly of: Read }) {
  const m = useText();
  const judging = useJudging();
  const kit = useKit();
  const asideOf = useAside();
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: judging.reason, max: 500, required: true }];
  return (
    <ul className="list" aria-label={m.title}>
      {of.duties.map((duty) => (
        <Line
          key={duty.id}
          title={duty.name}
          facts={[
            m.into[duty.language],
            duty.named ? m.named(duty.named.length) : m.all,
            duty.undertaking && (
              <span key="signed">
                {judging.signed(duty.undertaking.version)} <Fingerprint of={duty.undertaking.sha256} />
              </span>
            ),
            duty.progress.length > 0 &&
              m.progress(duty.progress.length, duty.progress.filter(({ handedInAt }) => handedInAt !== null).length),
            duty.answerBy && (
              <span key="answer">
                {judging.answerBy} <When at={duty.answerBy} />
              </span>
            ),
            duty.reason,
            asideOf(duty.conflicts),
          ]}
          state={kit.seatState[duty.state]}
        >
          <Act
            label={judging.inviteAgain}
            can={duty.can['invite_again']}
            ask={{ says: judging.inviteAgainSays, fields: [] }}
            run={() => api.judging.inviteTranslatorAgain({ params: { id: duty.id } })}
          />
          <Act
            label={m.remove}
            can={duty.can['remove']}
            danger
            ask={{ says: m.removeSays, fields: why }}
            run={(body: Why) => api.judging.removeTranslator({ params: { id: duty.id }, body })}
          />
        </Line>
      ))}
    </ul>
  );
}

type Chosen = { language: 'zh' | 'en'; named?: readonly string[] | null };

function Candidates({ need, of }: { readonly need: string; readonly of: Read }) {
  const m = useText();
  const asideOf = useAside();
  const fields: Field[] = [
    {
      ...{ kind: 'choice', name: 'language', label: m.language, required: true },
      options: (['zh', 'en'] as const).map((value) => ({ value, label: m.languages[value] })),
    },
    ...(of.solutions.length === 0
      ? []
      : [
          {
            ...{ kind: 'choices' as const, name: 'named', label: m.whichSolutions, hint: m.whichHint },
            options: of.solutions.map(({ id, title, organisation }) => ({
              value: id,
              label: `${title} · ${organisation}`,
            })),
          },
        ]),
  ];
  return (
    <Paged
      name={m.candidates}
      from={['translator-candidates', need]}
      call={(query) => api.judging.translatorCandidates({ params: { need }, query })}
      empty={m.candidatesEmpty}
    >
      {({ person, name, free, conflicts }) =>
        of.duties.some((duty) => duty.person === person && ['invited', 'accepted'].includes(duty.state)) ? null : (
          <Line key={person} title={name} facts={[!free && m.busy, asideOf(conflicts)]}>
            <Act
              label={m.inviteWho(name)}
              can={free ? true : { code: 'judges_or_decides_here' }}
              ask={{ fields }}
              run={({ language, named }: Chosen) =>
                api.judging.inviteTranslator({
                  params: { need },
                  body: { person, language, named: named && named.length > 0 ? [...named] : null },
                })
              }
            />
          </Line>
        )
      }
    </Paged>
  );
}
