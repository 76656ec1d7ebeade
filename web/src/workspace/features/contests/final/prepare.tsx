import type { FinalDraft, WorkFinal } from '@jiebang/contract/judging/stage/final.ts';
import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Go } from '../../../../ui/kit/link.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block, Facts } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useFinalFields } from './form.tsx';
import { useText } from './text.ts';

/** What leads to the show and out of it: list, seal, draw, start, close. */
export function FinalActs({ final }: { readonly final: WorkFinal }) {
  const m = useText();
  const fields = useFinalFields(final.contest, final.draft.needs);
  const params = { id: final.id };
  const { can } = final;
  const sealed = final.state === 'sealed';
  return (
    <>
      {sealed && <p className="hint">{final.committed ? m.committed : m.waitsForLog}</p>}
      <Acts>
        <Act
          label={m.edit}
          can={can['edit']}
          ask={{ fields, initial: final.draft }}
          run={(body: FinalDraft) => api.judging.editFinal({ params, version: final.version, body })}
        />
        <Act
          label={m.seal}
          can={can['seal']}
          primary
          ask={{ says: m.sealSays, fields: [] }}
          run={() => api.judging.sealFinal({ params })}
        />
        <Act
          label={m.draw}
          can={can['draw']}
          primary
          ask={{
            says: m.drawSays,
            fields: [{ kind: 'line', name: 'words', label: m.words, max: 100, required: true }],
          }}
          run={(body: { words: string }) => api.judging.drawFinal({ params, body })}
        />
        <Act
          label={m.unseal}
          can={can['unseal']}
          ask={{ fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }] }}
          run={(body: { reason: string }) => api.judging.unsealFinal({ params, body })}
        />
        <Act label={m.start} can={can['start']} primary run={() => api.judging.startFinal({ params })} />
        <Act
          label={m.close}
          can={can['close']}
          ask={{ says: m.closeSays, fields: [] }}
          run={() => api.judging.closeFinal({ params })}
        />
      </Acts>
    </>
  );
}

/** Where and when, what the public sees, and what goes on stage with the ground on which it was chosen. */
export function FinalFacts({ final }: { readonly final: WorkFinal }) {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const { draft } = final;
  const address = localPath(locale, `/finals/${encodeURIComponent(final.number)}`);
  return (
    <>
      <Facts
        of={[
          [m.beginsAt, <When key="at" at={draft.beginsAt} />],
          [m.place, draft.place],
          [m.presentSeconds, `${draft.presentSeconds} ${m.seconds}`],
          [m.questionSeconds, `${draft.questionSeconds} ${m.seconds}`],
          [m.shows, m.showsOf[draft.shows]],
          [
            m.hall,
            final.state !== 'preparing' && (
              <span key="hall">
                <a href={`${address}/screen`} target="_blank" rel="noreferrer">
                  {m.screen}
                </a>
                {kit.marks.comma}
                <a href={address}>{m.page}</a>
              </span>
            ),
          ],
        ]}
      />
      <Block title={m.needs} quiet>
        <ul className="list" aria-label={m.needs}>
          {final.needs.map((need, place) => (
            <Line
              key={need.id}
              to={`/needs/${need.id}/panel`}
              title={`${need.number} ${need.title}`}
              facts={[
                m.grounds[draft.needs[place]?.ground ?? 'other'],
                draft.needs[place]?.reason,
                need.finalists > 0 ? m.finalists(need.finalists) : m.notBegun,
              ]}
            />
          ))}
        </ul>
        {final.needs.length === 0 && <Go to="/desks/organiser">{m.noNeeds}</Go>}
      </Block>
    </>
  );
}
