import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Go, GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Fingerprint, Shown, useRead } from '../../../ui/kit/read.tsx';
import { History, Stations } from '../../../ui/kit/stations.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { AchievementActs } from '../../features/achievements/acts.tsx';
import { AlikeOnes } from '../../features/achievements/alike.tsx';
import { useText as useAssessmentText } from '../../features/achievements/assessment/text.ts';
import { Attachments } from '../../features/achievements/attachments.tsx';
import { AchievementContent } from '../../features/achievements/content.tsx';
import { Returned } from '../../features/achievements/returned.tsx';
import { useText } from '../../features/achievements/text.ts';

const way = ['draft', 'under_review', 'public'];

/** Elsewhere the owner is of a need. */
const calledHere = <T extends { readonly role: string }>(move: T): T =>
  move.role === 'owner' ? { ...move, role: 'achievement_owner' } : move;

/** An achievement for its owner and the reviewers: where it stands, what may be done, what it says, and all that happened. */
export function Page() {
  const m = useText();
  const a = useAssessmentText();
  const { achievement: w } = useWords();
  const locale = useLocale();
  const id = usePart('id');
  const achievement = useRead(['achievement', id], () => api.achievements.work({ params: { id } }));
  return (
    <Shown of={achievement}>
      {(of) => (
        <Frame
          title={of.draft.title}
          above={`${of.number ?? m.noNumber} · ${of.organisation.name}`}
          state={w.state[of.state]}
        >
          <Stations way={way} state={of.state} since={of.since} moves={of.moves} names={w.state} />
          <AchievementActs achievement={of} />
          <Returned achievement={of} />
          {of.state === 'public' && (
            <p className="tabs">
              <a href={localPath(locale, `/achievements/${of.number}`)}>{m.openPublic}</a>
              {of.can['withdraw'] === true && <Go to={`/achievements/${id}/matches`}>{m.openMatches}</Go>}
            </p>
          )}
          {of.number !== null && (
            <Block title={a.title} quiet>
              <p className="soft">{a.linkSays}</p>
              <GoButton to={`/achievements/${id}/assessment`}>{a.link}</GoButton>
            </Block>
          )}
          {of.declaration && (
            <Facts
              of={[
                [
                  m.declared,
                  <>
                    {m.declaredVersion(of.declaration.version)} · {of.declaration.by} ·{' '}
                    <When at={of.declaration.at} plain /> · <Fingerprint of={of.declaration.sha256} />
                  </>,
                ],
              ]}
            />
          )}
          <Block title={m.content}>
            <AchievementContent of={of.draft} />
          </Block>
          <AlikeOnes achievement={of} />
          <Attachments achievement={of} />
          <Block title={m.history}>
            <History moves={of.moves.map(calledHere)} names={w.state} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
