import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { World } from '#testing/world.ts';
import { findBrowser } from '../../../tools/src/test/browser.ts';
import { type Hands, handsOn } from './hands.ts';

/** Of a window, in pixels. */
export type Size = { readonly width: number; readonly height: number };
export const desk: Size = { width: 1440, height: 900 };
export const phone: Size = { width: 375, height: 812 };

/** A person at a browser of its own. */
export type Someone = Hands & {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Looks at an address in another tab of the same browser, and closes it. */
  beside<T>(path: string, look: (tab: Hands) => Promise<T>): Promise<T>;
};
export type People = {
  /** A browser whose owner is signed in with this cookie; a visitor's when left out. */
  sitDown(who?: { readonly cookie: string }, options?: Sitting): Promise<Someone>;
  /** What went wrong in any page so far: errors of scripts and of the console, requests to other sites. */
  problems(): readonly string[];
  /** What stands on every open page, to be read when a test failed. */
  whatStands(): Promise<string>;
  close(): Promise<void>;
};
type Sitting = { readonly viewport?: Size; readonly javaScriptEnabled?: boolean };

const waitMs = 20_000;

/**
 * A page of a test is left after some seconds: what its scripts would gain by being optimised never comes back, and optimising them took a
 * third of a page's processor time, on threads that others need.
 */
const forShortPages = '--js-flags=--no-turbofan --no-maglev --single-threaded-gc';

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('no browser was found: install chromium, or set CHROMIUM_PATH');
  return chromium.launch({
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
      forShortPages,
    ],
    timeout: 30_000,
  });
}

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
/**
 * For a browser to read before every document: what brings axe in when it is first called. It comes by the browser's own door, since
 * the content policy of the pages lets no script in, and once for all documents, which read no more of it than they need.
 */
const axeWhenAsked = `window.axeWhenAsked = () => {\n${axe}\n}`;

/** Opens a real browser before a listening world. */
export async function openPeople(world: World): Promise<People> {
  const browser = await openBrowser();
  const site = world.platform.publicUrl;
  const problems: string[] = [];
  return {
    async sitDown(who, { viewport = desk, javaScriptEnabled = true } = {}) {
      const context = await browser.newContext({
        baseURL: site,
        viewport,
        javaScriptEnabled,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(waitMs);
      await context.addInitScript({ content: axeWhenAsked });
      if (who) await context.addCookies([cookieOf(who.cookie, site)]);
      context.on('page', (page) => watch(page, site, problems));
      const page = await context.newPage();
      const beside: Someone['beside'] = async (path, look) => {
        const tab = await context.newPage();
        const hands = handsOn(tab, world.settle);
        await hands.open(path);
        const found = await look(hands);
        await tab.close();
        return found;
      };
      return { ...handsOn(page, world.settle), page, context, beside };
    },
    problems: () => problems,
    whatStands: async () => {
      const pages = browser.contexts().flatMap((context) => context.pages());
      const told = pages.map(async (page) => `— ${page.url()}\n${await page.locator('body').textContent()}`);
      return (await Promise.all(told)).join('\n');
    },
    close: () => browser.close(),
  };
}

function cookieOf(header: string, url: string) {
  const at = header.indexOf('=');
  return { name: header.slice(0, at), value: header.slice(at + 1), url, httpOnly: true, sameSite: 'Lax' as const };
}

function watch(page: Page, site: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A refusal is an answer: the browser logs it, the page says it in words.
    const refused = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !refused) problems.push(`${page.url()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !/^(data|blob|about):/.test(url)) problems.push(`${page.url()} asked ${url}`);
  });
}
