import { api } from '../../../lib/api.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Facts, Page as Frame, Table } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { RankingFile } from '../../features/judging/ranking.tsx';
import { useText } from '../../features/judging/text.ts';

/** What the judges said of one's own solution, per criterion. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const id = usePart('id');
  const feedback = useRead(['feedback', id], () => api.judging.feedback({ params: { id } }));
  return (
    <Shown of={feedback}>
      {(of) => (
        <Frame
          title={m.feedback}
          above={<Go to={`/solutions/${id}`}>{`${of.need.number} ${of.need.title}`}</Go>}
          state={of.won ? m.won : m.notWon}
        >
          <Facts
            of={[
              [m.round, of.round && of.round.of > 1 && m.roundKinds[of.round.kind]],
              [m.columns.rank, of.rank && m.feedbackRank(of.rank, of.ranked)],
              [m.columns.score, of.score?.toFixed(2)],
              [m.feedbackCode, of.code],
              [m.judgesNamed, of.judges.join(kit.marks.comma)],
            ]}
          />
          {of.round && <RankingFile need={of.need} round={of.round} />}
          <Table
            caption={m.feedback}
            head={[m.criterion.name, m.average, m.criterion.max, m.comments]}
            rows={of.rubric.map((one) => ({
              key: one.key,
              cells: [
                locale === 'zh' ? one.name : one.nameEn,
                of.averages.find(({ criterion }) => criterion === one.key)?.average ?? '–',
                one.max,
                of.comments
                  .filter(({ criterion }) => criterion === one.key)
                  .map(({ comment }) => <p key={comment}>{comment}</p>),
              ],
            }))}
          />
          {of.comments
            .filter(({ criterion }) => criterion === null)
            .map(({ comment }) => (
              <p key={comment} className="prose">
                {comment}
              </p>
            ))}
        </Frame>
      )}
    </Shown>
  );
}
