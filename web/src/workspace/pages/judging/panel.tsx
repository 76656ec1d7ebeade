import type { Panel } from '@jiebang/contract/judging/panel.ts';
import { api } from '../../../lib/api.ts';
import { problemOf } from '../../../lib/problems.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { History, Stations } from '../../../ui/kit/stations.tsx';
import { PanelAssignment } from '../../features/judging/assignment/panel.tsx';
import { useText as useAssignment } from '../../features/judging/assignment/text.ts';
import { PanelActs, StandAside } from '../../features/judging/panel-acts.tsx';
import { PanelFacts, PanelProgress, Rubrics } from '../../features/judging/panel-facts.tsx';
import { Candidates, PanelSeats } from '../../features/judging/panel-seats.tsx';
import { Rounds } from '../../features/judging/rounds.tsx';
import { useText } from '../../features/judging/text.ts';
import { useText as useTranslation } from '../../features/judging/translation/text.ts';
import { Translators } from '../../features/judging/translation/translators.tsx';

const way = ['preparing', 'scoring', 'scored', 'proposed', 'confirmed', 'noticed', 'definitive'];

/** Whether judges can be assigned: before the first round, and while sheets of a round that was begun are to be handed out. */
const awaits = ({ state, can: { hand_out: out } }: Panel): boolean =>
  state === 'preparing' ||
  (state === 'scoring' && (out === true || (out !== undefined && out.code !== 'not_in_this_state')));

/** The judging of one need, as its organiser runs it. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const assignment = useAssignment();
  const translation = useTranslation();
  const need = usePart('id');
  const actions = { set_rubric: m.setRubric, set_rounds: m.setRounds, give_time: m.giveTime, advance: m.advance };
  const read = useRead(['panel', need], () => api.judging.panel({ params: { need } }));
  if (read.error && problemOf(read.error).code === 'not_found') {
    return (
      <Frame title={m.panel}>
        <Nothing>{m.panelNone}</Nothing>
        <Acts>
          <Act label={m.open} can={true} primary run={() => api.judging.open({ params: { need } })} />
          <StandAside need={need} can={true} />
        </Acts>
      </Frame>
    );
  }
  return (
    <Shown of={read}>
      {(panel) => (
        <Frame
          title={m.panel}
          above={<Go to={`/needs/${need}`}>{`${panel.need.number} ${panel.need.title}`}</Go>}
          state={kit.panelState[panel.state]}
        >
          <Stations way={way} state={panel.state} since={panel.since} moves={panel.moves} names={kit.panelState} />
          <PanelActs panel={panel} />
          <PanelFacts panel={panel} />
          <Block title={m.rounds}>
            <Rounds panel={panel} />
          </Block>
          <br />
          <Block title={m.seats}>
            <PanelSeats panel={panel} />
          </Block>
          {awaits(panel) && (
            <Block title={m.candidates} quiet>
              <Candidates panel={panel} />
            </Block>
          )}
          <Block title={translation.title}>
            <Translators need={need} />
          </Block>
          <Block title={assignment.title}>
            <PanelAssignment need={need} open={awaits(panel)} />
          </Block>
          <Block title={m.solutions}>
            <PanelProgress panel={panel} />
          </Block>
          <Block title={m.rubric}>
            <Rubrics panel={panel} />
          </Block>
          <Block title={m.history}>
            <History moves={panel.moves} names={kit.panelState} actions={actions} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
