import { api } from '../../../lib/api.ts';
import { problemOf } from '../../../lib/problems.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { usePart } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Block, Page as Frame, Table } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { ContestActs, NewContest } from '../../features/admin/contest-acts.tsx';
import { ruleValue } from '../../features/admin/rule-value.ts';
import { useText } from '../../features/admin/text.ts';

/** The current contest, or one by its id: dates, tracks, rules. */
export function Page() {
  const m = useText();
  const id = usePart('id');
  const contest = useRead(['contest', id], () =>
    id ? api.contests.contest({ params: { id } }) : api.contests.current(),
  );
  return (
    <>
      {contest.error && problemOf(contest.error).code === 'not_found' ? (
        <Frame title={m.contest}>
          <Nothing>{m.none}</Nothing>
        </Frame>
      ) : (
        <Shown of={contest}>{(of) => <Contest of={of} />}</Shown>
      )}
      <NewContest />
      <Contests />
    </>
  );
}

type ContestProps = { readonly of: Parameters<typeof ContestActs>[0]['of'] };

function Contest({ of }: ContestProps) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  const rules = useRead(['rules', of.id], () => api.contests.rules({ params: { id: of.id }, query: {} }));
  const named = ({ name, nameEn }: { name: string; nameEn: string }) => (locale === 'zh' ? name : nameEn);
  return (
    <Frame title={named(of)} above={m.contest} state={m.states[of.state]}>
      <ContestActs of={of} />
      <Block title={m.phases}>
        <Table
          caption={m.phases}
          head={[m.phase, m.startsAt, m.endsAt]}
          rows={of.phases.map(({ phase, startsAt, endsAt }) => ({
            key: phase,
            cells: [w.phase[phase], <When key="from" at={startsAt} />, <When key="to" at={endsAt} />],
          }))}
        />
      </Block>
      <Block title={m.tracks}>
        <ul className="list" aria-label={m.tracks}>
          {of.tracks.map((track) => (
            <Line key={track.id} title={named(track)} facts={[w.track[track.kind]]} />
          ))}
        </ul>
      </Block>
      <Block title={m.rules}>
        <Shown of={rules}>
          {({ rules: list }) => (
            <Table
              caption={m.rules}
              head={[m.rule, m.value, m.source]}
              rows={list.map((rule) => ({
                key: rule.key,
                cells: [m.ruleNames[rule.key], ruleValue(rule, locale), m.sources[rule.of]],
              }))}
            />
          )}
        </Shown>
      </Block>
    </Frame>
  );
}

function Contests() {
  const m = useText();
  const locale = useLocale();
  return (
    <Paged name={m.contest} from={['contests']} call={(query) => api.contests.list({ query })} empty={m.none}>
      {({ id, name, nameEn, number, state }) => (
        <Line
          key={id}
          to={`/admin/contests/${id}`}
          title={locale === 'zh' ? name : nameEn}
          facts={[number]}
          state={m.states[state]}
        />
      )}
    </Paged>
  );
}
