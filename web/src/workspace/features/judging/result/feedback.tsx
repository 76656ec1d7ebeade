import type { Feedback } from '@jiebang/contract/judging/result.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Block, Facts, Table } from '../../../../ui/kit/page.tsx';
import { useText } from '../text.ts';
import { RankingFile } from './ranking.tsx';

export type { Feedback };

type Released = Extract<Feedback, { state: 'released' }>;

/** What a contest tells a team of its judging: the place, how each criterion was scored, and what the judges wrote. */
export function ReleasedFeedback({ of }: { readonly of: Released }) {
  const m = useText();
  const kit = useKit();
  const general = of.comments.filter(({ criterion }) => criterion === null);
  return (
    <>
      <Facts
        of={[
          [m.round, of.round && of.round.of > 1 && m.roundKinds[of.round.kind]],
          [m.columns.rank, of.rank && of.ranked && m.feedbackRank(of.rank, of.ranked)],
          [m.rankBand, of.rankBand && m.rankBands[of.rankBand]],
          [m.columns.score, of.score?.toFixed(2)],
          [m.feedbackCode, of.code],
          [m.judgesNamed, of.judges.join(kit.marks.comma)],
        ]}
      />
      {of.code !== null && of.round && <RankingFile need={of.need} round={of.round} />}
      {of.withheld && <p className="soft">{m.feedbackWithheld(of.fewestJudges)}</p>}
      {of.shows.scores === 'none' && <p className="soft">{m.feedbackNothing.scores}</p>}
      {of.shows.comments === 'none' && <p className="soft">{m.feedbackNothing.comments}</p>}
      <Criteria of={of} />
      {general.length > 0 && (
        <Block title={m.overall}>
          <Said of={general} className="prose" />
        </Block>
      )}
    </>
  );
}

function Criteria({ of }: { readonly of: Released }) {
  const m = useText();
  const locale = useLocale();
  const scored = of.averages.length > 0;
  const banded = of.bands.length > 0;
  const commented = of.shows.comments === 'anonymous';
  if (!scored && !banded && !commented) return null;
  const quarters: Readonly<Record<number, string>> = m.quarters;
  const averageOf = (key: string) => of.averages.find(({ criterion }) => criterion === key)?.average.toFixed(2);
  const quarterOf = (key: string) => quarters[of.bands.find(({ criterion }) => criterion === key)?.quarter ?? 0];
  return (
    <Table
      caption={m.feedback}
      stacked
      head={[
        m.criterion.name,
        ...(scored ? [m.average] : []),
        ...(banded ? [m.quarter] : []),
        ...(commented ? [m.comments] : []),
      ]}
      rows={of.rubric.map((one) => ({
        key: one.key,
        cells: [
          locale === 'zh' ? one.name : one.nameEn,
          ...(scored ? [`${averageOf(one.key)} / ${one.max}`] : []),
          ...(banded ? [quarterOf(one.key)] : []),
          ...(commented ? [<Comments key="comments" of={of} criterion={one.key} />] : []),
        ],
      }))}
    />
  );
}

function Comments({ of, criterion }: { readonly of: Released; readonly criterion: string }) {
  const m = useText();
  const own = of.comments.filter((one) => one.criterion === criterion);
  if (own.length === 0) return <span className="soft">{m.feedbackNothing.noComments}</span>;
  return <Said of={own} />;
}

type SaidProps = { readonly of: Released['comments']; readonly className?: string };

function Said({ of, className }: SaidProps) {
  return of.map(({ comment }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two judges may say the same
    <p key={place} className={className}>
      {comment}
    </p>
  ));
}
