import { api } from '../../../lib/api.ts';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame, Prose } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { type Feedback, ReleasedFeedback } from '../../features/judging/result/feedback.tsx';
import { useText } from '../../features/judging/text.ts';
import { ScreeningResult } from '../../features/solutions/screening.tsx';

/** What the judges said of one's own solution, per criterion, as and when the contest tells it. */
export function Page() {
  const m = useText();
  const id = usePart('id');
  const feedback = useRead(['feedback', id], () => api.judging.feedback({ params: { id } }));
  return (
    <Shown of={feedback}>
      {(of) => (
        <Frame
          title={m.feedback}
          above={<Go to={`/solutions/${id}`}>{`${of.need.number} ${of.need.title}`}</Go>}
          state={of.state === 'released' ? (of.won ? m.won : m.notWon) : m.feedbackState[of.state]}
        >
          <Told of={of} />
        </Frame>
      )}
    </Shown>
  );
}

function Told({ of }: { readonly of: Feedback }) {
  const m = useText();
  if (of.state === 'released') return <ReleasedFeedback of={of} />;
  if (of.state === 'waiting') return <Prose>{m.feedbackWaiting[of.release]}</Prose>;
  return (
    <>
      <Prose>{m.feedbackScreened}</Prose>
      <ScreeningResult of={{ passed: false, ...of }} />
    </>
  );
}
