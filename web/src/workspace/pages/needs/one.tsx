import { publicStates } from '@jiebang/contract/needs/need.ts';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { scopeLine } from '../../../lib/scope.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Fingerprint, Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { History, Stations } from '../../../ui/kit/stations.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { WayIn } from '../../features/confidential/way-in.tsx';
import { NeedActs } from '../../features/needs/acts.tsx';
import { Diagnoses } from '../../features/needs/desks/diagnosis/of-need.tsx';
import { Mobilisation } from '../../features/needs/desks/mobilisation.tsx';
import { Rejection } from '../../features/needs/desks/rejection.tsx';
import { Term } from '../../features/needs/desks/term.tsx';
import { Attachments } from '../../features/needs/draft/attachments.tsx';
import { HandInUntil, waitsForOwner } from '../../features/needs/draft/hand-in.tsx';
import { WaitsForSignature } from '../../features/needs/draft/signing.tsx';
import { Similar } from '../../features/needs/draft/similar.tsx';
import { ReturnPoints } from '../../features/needs/returned.tsx';
import { Reviews } from '../../features/needs/reviews.tsx';
import { useText } from '../../features/needs/text.ts';
import { NeedFacts, NeedWords } from '../../features/needs/words.tsx';

const way = [
  'draft',
  'submitted',
  'under_review',
  'accepted',
  'signed_off',
  'cleared',
  'published',
  'closed',
  'judging',
  'noticed',
  'paired',
  'contracted',
  'completed',
];
/** Where the staff still decide whether it is a need of its own. */
const beforeBoard = ['submitted', 'under_review', 'accepted', 'signed_off', 'cleared'];
const judged = ['closed', 'judging', 'noticed', 'paired', 'contracted', 'completed', 'none_fits'];

/** A need for those who work on it: where it stands, what may be done, both texts, and all that happened. */
export function Page() {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const id = usePart('id');
  const need = useRead(['need', id], () => api.needs.work({ params: { id } }));
  return (
    <Shown of={need}>
      {(of) => (
        <Frame
          title={of.original.title}
          above={`${of.number ?? m.draftNumber} · ${of.organisation.name}`}
          state={w.needState[of.state]}
        >
          <Stations way={way} state={of.state} since={of.since} moves={of.moves} names={w.needState} />
          <Term of={of.term} />
          <WaitsForSignature need={of} />
          <NeedActs need={of} />
          <ReturnPoints need={of} />
          <Rejection need={of} />
          {of.state === 'published' && of.mode === 'sealed' && <Mobilisation need={of} />}
          <p className="tabs">
            {publicStates.some((state) => state === of.state) && of.number && (
              <a href={localPath(locale, `/needs/${of.number}`)}>{m.openBoard}</a>
            )}
            {publicStates.some((state) => state === of.state) && of.can['withdraw'] !== undefined && (
              <Go to={`/needs/${id}/matches`}>{m.openMatches}</Go>
            )}
            <WayIn need={id} />
            {!publicStates.some((state) => state === of.state) && (
              <a href={localPath(locale, `/preview/needs/${id}`)}>{m.preview}</a>
            )}
            {judged.includes(of.state) && <Go to={`/needs/${id}/solutions`}>{m.openSolutions}</Go>}
            {judged.includes(of.state) && <Go to={`/needs/${id}/panel`}>{m.openPanel}</Go>}
            {judged.includes(of.state) && <Go to={`/needs/${id}/ranking`}>{m.openRanking}</Go>}
            {of.versions > 1 && <Go to={`/needs/${id}/versions`}>{m.versions.link(String(of.versions))}</Go>}
          </p>
          <Facts
            of={[
              [
                m.track,
                locale === 'zh'
                  ? `${of.place.contest} · ${of.place.track}`
                  : `${of.place.contestEn} · ${of.place.trackEn}`,
              ],
              [m.scope, scopeLine(of.place.scope, locale)],
              [m.handInUntil, waitsForOwner(of) && <HandInUntil need={of} />],
              [m.deadline, of.deadline && <When at={of.deadline} />],
              [m.mode, of.number && w.mode[of.mode]],
              [m.triage, of.triage && m.triages[of.triage]],
              [m.lookAgain, of.lookAgain],
              [
                m.declared,
                of.declaration && (
                  <>
                    {m.declaredVersion(of.declaration.version)} · {of.declaration.by} ·{' '}
                    <When at={of.declaration.at} plain /> · <Fingerprint of={of.declaration.sha256} />
                  </>
                ),
              ],
              [m.signedBy, of.publicTextSignedBy],
              [
                m.entry.by,
                of.entered && (
                  <>
                    {of.entered.by} · <When at={of.entered.at} plain /> ·{' '}
                    <a href={fileAddress(routes.needs.mandate, { params: { id } })} download={of.entered.mandate}>
                      {m.entry.mandate}
                    </a>
                  </>
                ),
              ],
            ]}
          />
          <br />
          <div className="side-by-side">
            <Block title={m.original}>
              <p className="soft">{m.originalSays}</p>
              <NeedWords of={of.original} against={of.publicText} as="del" />
              <NeedFacts of={of.original} />
            </Block>
            <Block title={m.publicText}>
              {of.publicText ? (
                <NeedWords of={of.publicText} against={of.original} as="ins" />
              ) : (
                <Nothing>{m.noPublicText}</Nothing>
              )}
            </Block>
          </div>
          {of.reviews !== null && beforeBoard.includes(of.state) && (
            <Block title={m.similar}>
              <Similar id={id} about={String(of.version)} staff />
            </Block>
          )}
          {of.number && <Diagnoses need={of} />}
          {of.reviews && of.reviews.length > 0 && (
            <Block title={m.reviews}>
              <Reviews of={of.reviews} />
            </Block>
          )}
          <Attachments need={of} />
          <Block title={m.history}>
            <History moves={of.moves} names={w.needState} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
