import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { SolutionContent } from '../../features/solutions/content.tsx';
import { TeamMembers } from '../../features/solutions/members.tsx';
import { PartnerConsents } from '../../features/solutions/partner/consents.tsx';
import { OwnScreening } from '../../features/solutions/screening.tsx';
import { SigningActs, TeamSigning } from '../../features/solutions/signature/team-signing.tsx';
import { Submissions } from '../../features/solutions/submissions.tsx';
import { SubmitActs } from '../../features/solutions/submit.tsx';
import { useText } from '../../features/solutions/text.ts';

const finished = ['screened_out', 'screened_in', 'ranked', 'chosen', 'not_chosen'];

/** One's own solution: what it says, who is in the team, what was handed in. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const id = usePart('id');
  const own = useRead(['solution', id], () => api.solutions.own({ params: { id } }));
  return (
    <Shown of={own}>
      {(of) => (
        <Frame
          title={of.draft.title ?? m.untitled}
          above={`${of.need.number} ${of.need.title}`}
          state={kit.solutionState[of.state]}
        >
          <Acts>
            {of.can['edit'] === true && (
              <GoButton to={`/solutions/${id}/edit`} primary={of.state === 'draft'}>
                {m.editLink}
              </GoButton>
            )}
            {of.can['edit'] !== true && <SubmitActs of={of} />}
            <SigningActs of={of} />
            <Act
              label={m.withdraw}
              can={of.can['withdraw']}
              danger
              ask={{ says: <p>{m.withdrawSays}</p>, fields: [] }}
              run={() => api.solutions.withdraw({ params: { id } })}
            />
            <GoButton to={`/solutions/${id}/preview`}>{m.preview}</GoButton>
            {finished.includes(of.state) && <GoButton to={`/solutions/${id}/feedback`}>{m.feedback}</GoButton>}
          </Acts>
          <Facts
            of={[
              [m.deadline, <When key="deadline" at={of.need.deadline} />],
              [m.organisation, of.organisation.name],
              [m.savedAt, of.savedAt && <When at={of.savedAt} />],
            ]}
          />
          <br />
          <TeamSigning of={of} />
          {of.screening && (
            <Block title={m.screening}>
              <OwnScreening of={of.screening} />
            </Block>
          )}
          <Block title={m.submissions}>
            <Submissions of={of} />
          </Block>
          <Block title={m.members}>
            <TeamMembers of={of} />
          </Block>
          {of.draft.partners.length > 0 && <PartnerConsents solution={id} />}
          <Block title={m.content}>
            <SolutionContent of={of.draft} need={of.need.number} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
