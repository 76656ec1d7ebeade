import type { Criterion, Panel } from '@jiebang/contract/judging/panel.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Facts, Table } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** When this panel is due, and its notice. */
export function PanelFacts({ panel }: { readonly panel: Panel }) {
  const m = useText();
  return (
    <Facts
      of={[
        [m.scoreBy, panel.scoreBy && <When at={panel.scoreBy} />],
        [m.notice, panel.notice && `${panel.notice.number}`],
        [m.noticeUntil, panel.notice && <When at={panel.notice.endsAt} end />],
      ]}
    />
  );
}

/** The criteria with their weights, and those of each round that has its own. */
export function Rubrics({ panel }: { readonly panel: Panel }) {
  const m = useText();
  return (
    <>
      <Rubric of={panel.rubric} caption={m.criteria} />
      {panel.rounds.map(
        ({ kind, rubric }) =>
          rubric && (
            <section key={kind}>
              <h3>{m.rubricOf(m.roundKinds[kind])}</h3>
              <Rubric of={rubric} caption={m.rubricOf(m.roundKinds[kind])} />
            </section>
          ),
      )}
    </>
  );
}

function Rubric({ of, caption }: { readonly of: readonly Criterion[]; readonly caption: string }) {
  const m = useText();
  const locale = useLocale();
  return (
    <Table
      caption={caption}
      stacked
      head={[m.criterion.name, m.criterion.weight, m.criterion.max, m.criterion.guidance]}
      rows={of.map((one) => ({
        key: one.key,
        cells:
          locale === 'zh'
            ? [one.name, `${one.weight}%`, one.max, one.guidance]
            : [one.nameEn, `${one.weight}%`, one.max, one.guidanceEn],
      }))}
    />
  );
}

/** How far the scoring of each solution has come, and which conflicts were found. */
export function PanelProgress({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const kit = useKit();
  const rounds = panel.rounds.length;
  const nameOf = (n: number) => m.roundKinds[panel.rounds.find((round) => round.n === n)?.kind ?? 'online'];
  const names = new Map(panel.seats.map(({ person, name }) => [person, name]));
  const organisations = new Map(panel.solutions.map(({ id, organisation }) => [id, organisation]));
  return (
    <>
      <Table
        caption={m.bySolution}
        head={[m.organisation, m.eligible, m.openSheets, m.locked, ...(rounds > 1 ? [m.round] : [])]}
        rows={panel.solutions.map(({ id, organisation, eligibleJudges, openSheets, lockedSheets, outAfter }) => ({
          key: id,
          cells: [
            organisation,
            eligibleJudges,
            outAfter === null ? openSheets : '–',
            outAfter === null ? lockedSheets : '–',
            ...(rounds > 1 ? [outAfter === null ? m.inRound : m.outAfter(nameOf(outAfter))] : []),
          ],
        }))}
      />
      {panel.conflicts.length > 0 && (
        <>
          <h3>{m.conflicts}</h3>
          <ul>
            {panel.conflicts.map(({ person, solution, sources }) => (
              <li key={`${person}${solution}`}>
                {names.get(person)} · {organisations.get(solution)} ·{' '}
                {sources.map((source) => m.conflictSources[source]).join(kit.marks.comma)}
                {sources.includes('namesake') && ['preparing', 'scoring', 'scored'].includes(panel.state) && (
                  <TellApart need={panel.need.id} of={{ person, solution, name: names.get(person) ?? '' }} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {panel.namesakes.length > 0 && (
        <>
          <h3>{m.staffNamesakes}</h3>
          <p>{m.staffNamesakesSays}</p>
          <ul>
            {panel.namesakes.map((one) => (
              <li key={`${one.person}${one.solution}`}>
                {one.name} · {organisations.get(one.solution)}
                <TellApart need={panel.need.id} of={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Says that somebody and a team's member of the same name are two people, with the reason. */
function TellApart({ need, of }: { readonly need: string; readonly of: Panel['namesakes'][number] }) {
  const m = useText();
  const { person, solution, name } = of;
  return (
    <Act
      label={m.tellApart}
      can={true}
      ask={{
        says: m.tellApartSays(name),
        fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }],
      }}
      run={({ reason }: { reason: string }) =>
        api.judging.tellApart({ params: { need }, body: { person, solution, reason } })
      }
    />
  );
}
