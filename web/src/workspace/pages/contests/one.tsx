import { type ContestPage, wasOpened } from '@jiebang/contract/contests/contest.ts';
import { api } from '../../../lib/api.ts';
import { endTime } from '../../../lib/dates.ts';
import { placeName } from '../../../lib/places.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame, Table } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { ContestActs } from '../../features/contests/acts.tsx';
import { Decisions } from '../../features/contests/dates/decisions.tsx';
import { Timeline } from '../../features/contests/dates/timeline.tsx';
import { ReadinessBlock } from '../../features/contests/readiness.tsx';
import { Staff } from '../../features/contests/staff/staff.tsx';
import { useText } from '../../features/contests/text.ts';
import { Tracks } from '../../features/contests/tracks.tsx';
import { useText as useJudges } from '../../features/judging/register/text.ts';

/** One edition: what is still missing, its dates and what was decided of them, its tracks, what it is. */
export function Page() {
  const id = usePart('id');
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  return <Shown of={contest}>{(of) => <Contest of={of} />}</Shown>;
}

type OfContest = { readonly of: ContestPage };

function Contest({ of }: OfContest) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const judges = useJudges();
  const me = useRead(['me'], () => api.identity.me());
  const comma = locale === 'zh' ? '、' : ', ';
  const mine = of.can.edit !== undefined;
  const led = new Set(of.tracks.map(({ id }) => id));
  const leads = me.data?.grants.some(({ role, scopeId }) => role === 'track_organiser' && led.has(scopeId ?? ''));
  const at = `/contests/${of.id}`;
  return (
    <Frame
      title={locale === 'zh' ? of.name : of.nameEn}
      above={`${m.contests} · ${of.number}`}
      state={m.states[of.state]}
      actions={<ContestActs of={of} />}
    >
      {of.discarded && (
        <Block title={m.discard.title}>
          <p>{m.discard.over}</p>
          <p className="prose">{of.discarded.reason}</p>
          <p className="soft">
            <When at={of.discarded.at} />
          </p>
        </Block>
      )}
      {of.state === 'draft' && mine && <ReadinessBlock of={of} />}
      <Block
        title={m.phases}
        actions={
          (of.can.schedule === true || of.can.reschedule === true) && (
            <GoButton to={`${at}/phases`}>{m.setPhases}</GoButton>
          )
        }
      >
        <Phases of={of} />
      </Block>
      {wasOpened(of.state) && (
        <Block title={m.decisions}>
          <Decisions of={of} />
        </Block>
      )}
      <Block
        title={m.tracks}
        actions={of.can.edit === true && <GoButton to={`${at}/tracks/new`}>{m.newTrack}</GoButton>}
      >
        <Tracks of={of} />
      </Block>
      {mine && (
        <Block title={m.rules} actions={<GoButton to={`${at}/rules`}>{m.rulesSee}</GoButton>}>
          <p>{m.rulesSays}</p>
        </Block>
      )}
      {(mine || leads) && <Staff of={of} />}
      {(mine || leads) && (
        <Block title={judges.judges} actions={<GoButton to={`${at}/judges`}>{judges.judges}</GoButton>}>
          <p>{judges.judgesSay}</p>
        </Block>
      )}
      {(mine || leads) && (
        <Block title={m.audit} actions={<GoButton to={`${at}/audit`}>{m.auditSee}</GoButton>}>
          <p>{m.auditSays}</p>
        </Block>
      )}
      <Block title={m.about}>
        <Facts
          of={[
            [m.nameEn, locale === 'zh' && <span lang="en">{of.nameEn}</span>],
            [m.homeRegion, placeName(of.homeRegion, locale)],
            [m.districts, of.districts.map((code) => placeName(code, locale)).join(comma)],
            [
              m.units,
              of.units
                .map((unit) => `${w.unit[unit.role]} ${locale === 'en' && unit.nameEn ? unit.nameEn : unit.name}`)
                .join('\n'),
            ],
            [m.intro, locale === 'zh' ? of.intro : of.introEn],
          ]}
        />
      </Block>
    </Frame>
  );
}

/** The contest's dates, and each track's own where they differ: drawn, and as a table. */
function Phases({ of }: OfContest) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const groups = [
    { name: m.contestsOwn, phases: of.phases },
    ...of.tracks
      .filter((track) => track.ownPhases)
      .map((track) => ({ name: locale === 'zh' ? track.name : track.nameEn, phases: track.phases })),
  ].filter((group) => group.phases.length > 0);
  if (groups.length === 0) return <Nothing>{m.noPhases}</Nothing>;
  return (
    <>
      <Timeline groups={groups} />
      {groups.map((group) => (
        <Table
          key={group.name}
          caption={group.name}
          head={[groups.length > 1 ? group.name : m.which, m.begins, m.ends]}
          rows={group.phases.map(({ phase, startsAt, endsAt }) => ({
            key: phase,
            cells: [
              w.phase[phase],
              <When key="from" at={startsAt} />,
              <span key="to" className="num">
                {endTime(endsAt)}
              </span>,
            ],
          }))}
        />
      ))}
    </>
  );
}
