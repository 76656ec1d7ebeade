import { Readable } from 'node:stream';
import { type Contract, contract } from '@jiebang/contract/contract.ts';
import { type Client, clientOver, type Send } from '@jiebang/contract/http/client.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { viewerOf } from '#modules/identity/index.ts';
import { noIncoming } from '#platform/http/in-process.ts';
import { answer, type Served } from '#platform/http/serve.ts';
import type { Module } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import type { readContent } from './content/content.ts';
import type { Calendar } from './stage.ts';

export type Content = ReturnType<typeof readContent>;
export type Persona = Client<Contract>;

/** Everyone and everything on the stage. Keys are those of the content; ids are the database's. */
export type Cast = {
  readonly platform: Platform;
  readonly content: Content;
  readonly calendar: Calendar;
  /** What a person of the content can do: every call of the contract, with the rules and refusals that anyone meets. */
  as(person: string): Persona;
  readonly people: Map<string, { readonly id: string; readonly cookie: string }>;
  readonly organisations: Map<string, string>;
  readonly tracks: Map<string, string>;
  readonly needs: Map<string, { readonly id: string; readonly number: string | null }>;
  /** Drafts that stand already, as imported ones do: their owners edit them, and post no new ones. */
  readonly drafts: Map<string, string>;
  readonly solutions: Map<string, string>;
  readonly achievements: Map<string, string>;
  /** By the key of a broker or of an agency's organisation. */
  readonly brokers: Map<string, string>;
  contest: string;
};

/** Calls go into the handlers as a request would, without HTTP; a refusal is a mistake in the content, or a bug. */
function sendAs(platform: Platform, served: ReadonlyMap<string, Served>, cookie: () => string, who: string): Send {
  return async (route, sent) => {
    const handler = served.get(route.name);
    if (!handler) throw new Error(`no handler for ${route.name}`);
    const upload = route.upload ? Readable.from([Buffer.from(await (sent.body as Blob).arrayBuffer())]) : null;
    const result = await answer(handler, {
      platform,
      viewer: await viewerOf(platform, cookie()),
      incoming: { ...noIncoming('demo'), upload },
      raw: {
        params: sent.params ?? {},
        query: sent.query ?? {},
        body: route.upload ? undefined : sent.body,
        ifMatch: sent.version === undefined ? null : `"${sent.version}"`,
      },
    });
    if (isRefusal(result)) throw new Error(`${who} was refused ${route.name}: ${JSON.stringify(result)}`);
    return result;
  };
}

/** The stage before anyone stands on it. */
export function newCast(platform: Platform, modules: readonly Module[], content: Content, calendar: Calendar): Cast {
  const served = new Map(modules.flatMap((module) => module.routes).map((one) => [one.route.name, one]));
  const personas = new Map<string, Persona>();
  const people: Cast['people'] = new Map();
  const as = (person: string): Persona => {
    const known = personas.get(person);
    if (known) return known;
    const cookie = () => held(people, person).cookie;
    const made = clientOver(contract, sendAs(platform, served, cookie, person));
    personas.set(person, made);
    return made;
  };
  return {
    platform,
    content,
    calendar,
    as,
    people,
    organisations: new Map(),
    tracks: new Map(),
    needs: new Map(),
    drafts: new Map(),
    solutions: new Map(),
    achievements: new Map(),
    brokers: new Map(),
    contest: '',
  };
}

/** Who signs for the organisation of a person of the content: the administrator who registered it. */
export function signerOf(cast: Cast, person: string): Persona {
  const { people } = cast.content;
  const organisation = people.find(({ key }) => key === person)?.organisation;
  const signer = people.find((one) => one.organisation === organisation && one.membership === 'admin');
  if (!organisation || !signer) throw new Error(`nobody signs for ${person}`);
  return cast.as(signer.key);
}

/** What a map holds under a key; its absence is a mistake in the content. */
export function held<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the demo contest has no ${key}`);
  return found;
}

/** One of a list by any number: the same number, the same one. */
export function oneOf<T>(list: readonly T[], n: number): T {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
