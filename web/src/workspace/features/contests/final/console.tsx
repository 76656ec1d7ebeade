import type { Act as Asked, ConsoleAction, WorkFinal } from '@jiebang/contract/judging/stage/final.ts';
import { useEffect, useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { useKit, useRefusal } from '../../../../ui/kit/language.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block, Mark } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

type ConsoleProps = { readonly final: WorkFinal };
type Why = { reason?: string | null };

const toAct = ({ id }: WorkFinal, action: ConsoleAction, given: Partial<Asked> = {}) =>
  api.judging.act({
    params: { id },
    body: { action, item: null, need: null, seconds: null, reason: null, ...given },
  });

/** The run of the show: who is on and the clock, what the hall is told of scores, and the order with one button for each step. */
export function Console({ final }: ConsoleProps) {
  const m = useText();
  return (
    <>
      <Block title={m.now}>
        <Now final={final} />
      </Block>
      <Block title={m.order}>
        <Order final={final} />
      </Block>
    </>
  );
}

function Now({ final }: ConsoleProps) {
  const m = useText();
  const { can, show, entries, undoable } = final;
  const item = final.items.find((one) => one.item !== null && one.item === show.stage);
  const last = entries.find(({ n }) => n === undoable);
  const acts = m.acts;
  return (
    <>
      <p className="console-now">
        {item ? `${m.item(item.item)} · ${item.organisation} · ${m.states[item.state]}` : m.nobody}
        {show.timer && <Clock final={final} />}
        <Mark tone={show.screen === 'open' ? 'good' : 'wait'}>{m.screens[show.screen]}</Mark>
      </p>
      {final.state === 'live' && (
        <Acts>
          {(['pause', 'resume', 'extend', 'freeze', 'unfreeze'] as const).map((action) => (
            <Act
              key={action}
              label={acts[action] ?? action}
              can={can[action]}
              run={() => toAct(final, action, action === 'extend' ? { seconds: 60 } : {})}
            />
          ))}
          {final.needs.map(({ id, number }) => (
            <Act
              key={id}
              label={final.needs.length > 1 ? `${acts['reveal']} · ${number}` : (acts['reveal'] ?? '')}
              can={can[`reveal:${id}`]}
              run={() => toAct(final, 'reveal', { need: id })}
            />
          ))}
          <PriceActs final={final} />
          {last && (
            <Act
              label={m.undoOf(acts[last.action] ?? last.action)}
              can={true}
              danger
              ask={{ fields: [{ kind: 'line', name: 'reason', label: m.reason, max: 500 }] }}
              run={({ reason }: Why) =>
                api.judging.undo({ params: { id: final.id }, body: { n: last.n, reason: reason || null } })
              }
            />
          )}
        </Acts>
      )}
    </>
  );
}

/** Price rounds of each need: called, and opened all at once; before the time is over and not all are in, only with a reason. */
function PriceActs({ final }: ConsoleProps) {
  const m = useText();
  const kit = useKit();
  const runsStill = useRefusal()('price_round_runs');
  const { can, show, needs } = final;
  return needs.map(({ id, number }, place) => {
    const round = show.prices[place];
    const label = (action: string) => `${m.acts[action] ?? action}${needs.length > 1 ? ` · ${number}` : ''}`;
    const runs = round?.bids === null;
    const early = can[`open_prices:${id}`];
    const mustSay = early !== true && early?.code === 'price_round_runs';
    const left = can[`call_prices:${id}`];
    // A contest without price rounds has no buttons for them.
    const none = !round && left !== true && left?.code === 'no_price_round_left';
    if (none) return null;
    return runs ? (
      <Act
        key={id}
        label={label('open_prices')}
        can={mustSay ? true : early}
        primary
        {...(mustSay
          ? {
              ask: {
                says: `${runsStill.says}${kit.marks.stop}${runsStill.next}`,
                fields: [{ kind: 'line', name: 'reason', label: m.reason, max: 500, required: true }],
              },
            }
          : {})}
        run={({ reason }: Why) => toAct(final, 'open_prices', { need: id, reason: reason ?? null })}
      />
    ) : (
      <Act key={id} label={label('call_prices')} can={left} run={() => toAct(final, 'call_prices', { need: id })} />
    );
  });
}

/** The clock as every screen has it: from the server's time. */
function Clock({ final: { at, show } }: ConsoleProps) {
  const m = useText();
  const [read] = useState(() => ({ at, here: performance.now() }));
  const [here, tick] = useState(performance.now());
  useEffect(() => {
    const timer = setInterval(() => tick(performance.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const { timer } = show;
  if (!timer) return null;
  const now = read.at + here - read.here;
  const ran = ((timer.pausedAt ?? now) - timer.startedAt - timer.pausedMs) / 1000;
  const left = Math.max(0, Math.ceil(timer.seconds - ran));
  const face = [Math.floor(left / 60), left % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return (
    <strong className="num" role="timer" aria-label={m.left}>
      {face}
    </strong>
  );
}

const steps = ['present', 'question', 'score', 'skip', 'recall'] as const;

function Order({ final }: ConsoleProps) {
  const m = useText();
  const kit = useKit();
  const standing = new Map(final.boards.flat().map((one) => [one.item, one]));
  const why = (required: boolean): Field[] => [
    { kind: 'line', name: 'reason', label: m.reason, max: 500, required, ...(required ? {} : { hint: m.outOfTurn }) },
  ];
  const firstWaiting = final.items.find(({ state }) => state === 'waiting')?.id;
  // One step is next: of who is on stage until that is scored, then of who waits first.
  const on = final.items.find(({ item, state }) => item === final.show.stage && state !== 'scored')?.id;
  return (
    <ul className="list" aria-label={m.order}>
      {final.items.map((item) => {
        const place = standing.get(item.item ?? 0);
        return (
          <Line
            key={item.id}
            title={`${m.item(item.item)} ${item.organisation}`}
            facts={[
              item.of > 0 && m.progress(item.in, item.of),
              item.bid && m.hasBid,
              place &&
                `${m.rank} ${place.rank}${place.score === null ? '' : ` · ${m.score} ${place.score.toFixed(2)}`}`,
              !['waiting', 'skipped'].includes(item.state) &&
                item.missing.length > 0 &&
                m.waitsFor(item.missing.join(kit.marks.comma)),
            ]}
            state={m.states[item.state]}
          >
            {steps.map((action) => {
              const asks = action === 'skip' || (action === 'present' && item.id !== firstWaiting);
              return (
                <Act
                  key={action}
                  label={m.acts[action] ?? action}
                  can={item.can[action] === true ? true : undefined}
                  primary={action !== 'skip' && action !== 'recall' && item.id === (on ?? firstWaiting)}
                  {...(asks ? { ask: { fields: why(true) } } : {})}
                  run={({ reason }: Why) => toAct(final, action, { item: item.id, reason: reason ?? null })}
                />
              );
            })}
          </Line>
        );
      })}
    </ul>
  );
}
