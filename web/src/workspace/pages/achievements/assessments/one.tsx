import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { Graded } from '../../../../ui/graded.tsx';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { usePart } from '../../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { DeclineAct, ExpertForm } from '../../../features/achievements/assessment/expert-form.tsx';
import { useText } from '../../../features/achievements/assessment/text.ts';

/** One assessment that the one who looks was asked for: to answer, to write, signed. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const id = usePart('id');
  const read = useRead(['expert-assessment', id], () => api.achievements.expertAssessment({ params: { id } }));
  const [key, setKey] = useState(0);
  const reread = () => void read.refetch().then(() => setKey(key + 1));
  return (
    <Shown of={read}>
      {(of) => (
        <Frame
          title={of.achievement?.title ?? m.notPublic}
          above={of.achievement?.number}
          below={of.achievement?.titleEn}
          state={m.state[of.state]}
        >
          <Facts
            of={[
              [m.due, (of.state === 'asked' || of.state === 'open') && <When key="due" at={of.due} />],
              [
                m.achievement,
                of.achievement && (
                  <a href={localPath(locale, `/achievements/${of.achievement.number}`)}>{m.openPublic}</a>
                ),
              ],
            ]}
          />
          {of.state === 'asked' && (
            <Block title={m.answer}>
              <p>{m.answerSays}</p>
              <Acts>
                <Act
                  label={m.accept}
                  can={of.can['accept']}
                  primary
                  ask={{
                    says: m.acceptSays,
                    fields: [{ kind: 'flag', name: 'withoutInterest', label: m.withoutInterest, required: true }],
                  }}
                  run={() => api.achievements.acceptAssessment({ params: { id }, body: { withoutInterest: true } })}
                />
                <DeclineAct of={of} />
              </Acts>
            </Block>
          )}
          {of.automatic && of.state === 'open' && of.draft ? (
            <ExpertForm key={key} of={of} automatic={of.automatic} draft={of.draft} reread={reread} />
          ) : of.automatic ? (
            <Block title={of.signed ? m.signedByMe : m.automatic}>
              <Graded of={of.automatic} expert={of.signed} locale={locale} />
            </Block>
          ) : (
            <Nothing>{m.notPublicSays}</Nothing>
          )}
        </Frame>
      )}
    </Shown>
  );
}
