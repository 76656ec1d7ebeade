import { settle } from '../../../../server/demo/stage.ts';
import { modules, openPlatform } from '../../../../server/src/app.ts';
import { makeLiveFinal } from '../../../../server/src/modules/judging/factory.ts';
import { setClock } from '../../../../server/src/platform/db/connection.ts';
import { registerReactions } from '../../../../server/src/platform/facts/deliver.ts';

/** What is needed to run the final: its organiser, and each item with the sheets that its judges lock, in the running order. */
export type Filled = {
  readonly id: string;
  readonly number: string;
  readonly organiser: string;
  /** How far the house's clock is ahead of the machine's, in milliseconds. */
  readonly ahead: number;
  readonly items: readonly { readonly id: string; readonly sheets: readonly { sheet: string; cookie: string }[] }[];
};

const judges = 10;
const solvers = 6;

/** A live final with at least so many sheets, all filled in and none locked; by the real actions, which move the clock to the deadlines of the needs: it stays `ahead`. */
export async function fillFinal(options: Parameters<typeof openPlatform>[0], sheets: number): Promise<Filled> {
  const { platform, close } = await openPlatform(options);
  try {
    const reactions = modules.flatMap((module) => module.reactions ?? []);
    await registerReactions(platform.db, reactions);
    const travel = async (to: Date) => {
      await setClock(platform.db, to);
      await settle(platform, modules);
    };
    const needs = Math.ceil(sheets / judges / solvers);
    const { id, number, stage, items } = await makeLiveFinal(platform, travel, { needs, judges, solvers });
    const clock = await platform.pool.query<{ ahead: string }>('select offset_ms as ahead from platform.clock');
    return { id, number, organiser: stage.organiser.cookie, ahead: Number(clock.rows[0]?.ahead), items };
  } finally {
    await close();
  }
}
