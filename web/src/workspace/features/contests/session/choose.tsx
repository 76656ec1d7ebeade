import type { MySession } from '@jiebang/contract/judging/stage/session.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { useText } from './text.ts';

type ChooseProps = { readonly session: MySession };

/** What both sides choose: an owner teams for each of its needs, a team needs. What the other side chose stands nowhere here. */
export function Choose({ session }: ChooseProps) {
  const m = useText();
  if (session.can['choose'] !== true) {
    const waits = session.state === 'choosing' || session.state === 'planned';
    return waits ? <Nothing>{m.waitForPlan}</Nothing> : null;
  }
  return (
    <>
      <p className="hint">{m.chooseSays}</p>
      {session.owns.length > 0 && (
        <Block title={m.forOwner}>
          {session.owns.map((own) => (
            <OwnNeed key={own.need.id} session={session} own={own} />
          ))}
        </Block>
      )}
      {session.solves.length > 0 && (
        <Block title={m.forTeam}>
          {session.solves.map((own) => (
            <OwnTeam key={own.solution} session={session} own={own} />
          ))}
        </Block>
      )}
    </>
  );
}

function OwnNeed({ session, own: { need, chosen } }: ChooseProps & { readonly own: MySession['owns'][0] }) {
  const m = useText();
  const options = session.teams.map(({ id, n, organisation, teamName, words }) => ({
    value: id,
    label: `${m.team(n)} ${organisation} · ${teamName}`,
    hint: words,
  }));
  return (
    <section aria-label={`${need.number} ${need.title}`}>
      <h3>{`${need.number} ${need.title}`}</h3>
      {options.length === 0 ? (
        <Nothing>{m.noTeamsYet}</Nothing>
      ) : (
        <SimpleForm
          name={`${need.number} ${m.teamsToMeet}`}
          fields={[{ kind: 'choices', name: 'teams', label: m.teamsToMeet, options }]}
          initial={{ teams: chosen }}
          submit={m.saveChoice}
          guarded
          send={(body: { teams: string[] }) =>
            api.judging.chooseTeams({ params: { id: session.id, need: need.id }, body })
          }
        />
      )}
    </section>
  );
}

function OwnTeam({ session, own }: ChooseProps & { readonly own: MySession['solves'][0] }) {
  const m = useText();
  const { solution, title, of, team, chosen } = own;
  const params = { id: session.id, solution };
  const words = { kind: 'lines', name: 'words', label: m.words, max: 500, rows: 3, required: true } as const;
  const join = (body: { words: string }) => api.judging.joinSession({ params, body });
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p className="soft">{m.by(`${of.number} ${of.title}`)}</p>
      {team === null ? (
        <Act label={m.join} can={true} primary ask={{ says: m.joinSays, fields: [words] }} run={join} />
      ) : (
        <>
          <p>{m.joined(team.n)}</p>
          <SimpleForm
            name={`${title} ${m.needsToMeet}`}
            fields={[
              {
                ...{ kind: 'choices', name: 'needs', label: m.needsToMeet },
                options: session.needs.map((need) => ({ value: need.id, label: `${need.number} ${need.title}` })),
              },
            ]}
            initial={{ needs: chosen }}
            submit={m.saveChoice}
            guarded
            send={(body: { needs: string[] }) =>
              api.judging.chooseNeeds({ params: { id: session.id, team: team.id }, body })
            }
          />
          <Acts>
            <Act
              label={m.changeWords}
              can={true}
              ask={{ says: m.joinSays, fields: [words], initial: { words: team.words } }}
              run={join}
            />
            <Act
              label={m.leave}
              can={true}
              danger
              ask={{ says: m.leaveSays, fields: [] }}
              run={() => api.judging.leaveSession({ params })}
            />
          </Acts>
        </>
      )}
    </section>
  );
}
