import { expect, type TestContext } from 'vitest';
import { openStage, type Persona, type Stage } from '../stage.ts';
import { openPeople, type People, phone, type Someone } from './people.ts';

/** The stage of the journeys before real browsers: every persona comes when it is first called. */
export type Troupe = {
  readonly stage: Stage;
  readonly people: People;
  /** The browser of a persona, signed in; judges come with a phone. */
  as(name: Persona): Promise<Someone>;
  /** What each of these finds at an address that is not theirs: the page of what does not exist, and none of the words. */
  hiddenFrom(names: readonly Persona[], path: string, ...words: string[]): Promise<void>;
  /** So many milliseconds from now. */
  later(ms: number): Promise<Date>;
  close(): Promise<void>;
};

export async function openTroupe(): Promise<Troupe> {
  const stage = await openStage({ listen: true });
  const { world } = stage;
  const people = await openPeople(world);
  const seated = new Map<Persona, Someone>();
  const as = async (name: Persona): Promise<Someone> => {
    const viewport = name.endsWith('judge') ? { viewport: phone } : {};
    const someone = seated.get(name) ?? (await people.sitDown(stage.people[name], viewport));
    seated.set(name, someone);
    return someone;
  };
  return {
    stage,
    people,
    as,
    async hiddenFrom(names, path, ...words) {
      for (const name of names) {
        const one = await as(name);
        await one.open(path);
        await one.sees('没有找到');
        const read = await one.reads();
        expect([name, words.filter((word) => read.includes(word))]).toEqual([name, []]);
      }
    },
    later: async (ms) => new Date((await world.now()).getTime() + ms),
    close: async () => {
      await people.close();
      await world.close();
    },
  };
}

/** For `beforeEach` of a story: a step that failed says what stood on every page, and the steps after it do not wait in vain. */
export function endsWhereItBroke(whatStands: () => Promise<string>): (context: TestContext) => void {
  let brokenAt: string | undefined;
  return ({ onTestFailed, task }) => {
    if (brokenAt) throw new Error(`the story ended at: ${brokenAt}`);
    onTestFailed(async () => {
      brokenAt = task.name;
      console.error(await whatStands());
    });
  };
}
