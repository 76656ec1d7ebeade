import type { Send } from '@jiebang/contract/http/client.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { localPath, splitLocale } from '../lib/locale.ts';
import { publicMessages } from '../lib/public-messages.ts';
import { wordsIn } from '../lib/words.ts';
import { publicApi, refusalIn } from './api.ts';
import { Document } from './document.tsx';
import { forMachines } from './feeds/machine.ts';
import type { Asked, Asker, Moved, Page } from './page.ts';
import { brokenPage, notFoundPage, refusedPage } from './pages/failures.tsx';
import { pageAt } from './router.ts';

export { workspaceShell } from './workspace-shell.tsx';

/**
 * A rendered answer; `type` is its media type. What machines come back for again and again has `changed`: when what it tells
 * of last changed, null where that is not known.
 */
export type Rendered = {
  readonly status: number;
  readonly type: string;
  readonly html: string;
  readonly changed?: string | null;
  /** Where it stands for good, below the site's own address: then the status is 301 and nothing is written. */
  readonly location?: string;
};

/**
 * Renders the public page at an address (path and query). `api` carries calls as the asker; `render` never throws for what
 * is refused, only for a bug.
 */
export async function render(address: string, api: Send, asker: Asker): Promise<Rendered> {
  const asked = whatIsAsked(address, api, asker);
  const told = await forMachines(asked);
  if (told) return { status: 200, type: `${told.type}; charset=utf-8`, html: told.text, changed: told.changed };
  const page = await pageOf(asked);
  if ('to' in page)
    return { status: 301, type: 'text/html; charset=utf-8', html: '', location: localPath(asked.locale, page.to) };
  return written(asked, page);
}

/** The page that says that something of ours broke. */
export function renderFailure(address: string, asker: Asker, requestId: string): Rendered {
  const asked = whatIsAsked(address, async () => null, asker);
  return written(asked, brokenPage(asked, requestId));
}

function whatIsAsked(address: string, api: Send, asker: Asker): Asked {
  // Several slashes at the beginning would name another host, here and in every link from the page to itself.
  const url = new URL(address.replace(/^[\\/]+/, '/'), 'http://here');
  const { locale, path } = splitLocale(url.pathname.replace(/\/{2,}/g, '/'));
  return {
    ...asker,
    locale,
    path: path.length > 1 ? path.replace(/\/+$/, '') || '/' : path,
    query: url.searchParams,
    found: [],
    api: publicApi(api),
    m: publicMessages(locale),
    w: wordsIn(locale),
  };
}

async function pageOf(asked: Asked): Promise<Page | Moved> {
  const at = pageAt(asked.path);
  if (!at) return notFoundPage(asked);
  try {
    return await at.make({ ...asked, found: at.found.map(decoded) });
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return refusal.code === 'not_found' ? notFoundPage(asked) : refusedPage(asked, refusal.status, refusal.code);
  }
}

/** A part of an address as it was meant; one that is not valid UTF-8 names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function written(asked: Asked, page: Page): Rendered {
  const html = `<!doctype html>${renderToStaticMarkup(<Document asked={asked} page={page} />)}`;
  return { status: page.status ?? 200, type: 'text/html; charset=utf-8', html };
}
