import type { Send } from '@jiebang/contract/http/client.ts';
import { Problem } from '@jiebang/contract/http/client.ts';
import { isRefusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '../platform.ts';
import { problemOf, type Statuses } from './problems.ts';
import { answer, type Incoming, type Served } from './serve.ts';

/** For a call that goes on whether or not its caller waits. */
export const nobodyLeaves = new AbortController().signal;

/** What a call has for its `incoming` when no HTTP request carried it. */
export function noIncoming(requestId = 'in-process'): Incoming {
  return {
    requestId,
    ip: '',
    host: '',
    userAgent: '',
    cookie: '',
    lastEventId: null,
    outgoing: new Headers(),
    upload: null,
    gone: nobodyLeaves,
  };
}

/** Sends calls straight to the handlers, as this viewer; used to render pages on the server. Same rules, same refusals as over HTTP. */
export function inProcessSend(
  platform: Platform,
  served: ReadonlyMap<string, Served>,
  statuses: Statuses,
  viewer: Viewer,
): Send {
  return async (route, sent) => {
    const handler = served.get(route.name);
    if (!handler) throw new Error(`no handler for ${route.name}`);
    const raw = {
      params: sent.params ?? {},
      query: sent.query ?? {},
      body: sent.body,
      ifMatch: sent.version === undefined ? null : `"${sent.version}"`,
    };
    const result = await answer(handler, {
      platform,
      viewer,
      incoming: noIncoming(),
      raw,
    });
    if (isRefusal(result)) throw new Problem(problemOf(result, statuses, 'in-process'));
    return result;
  };
}
