import type { ReactNode } from 'react';
import type { Locale } from '../lib/locale.ts';
import type { Words } from '../lib/messages/words.zh.ts';
import type { PublicMessages } from '../lib/public-messages.ts';
import type { PublicApi } from './api.ts';
import type { BoardChoices } from './pages/board/choices.ts';

/** Hashed addresses of the built files that pages name. */
export type Assets = { readonly style: string; readonly script: string };

/** What the server tells of the request beside its address. */
export type Asker = {
  readonly signedIn: boolean;
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string;
  /** The one clock of the house. */
  readonly now: Date;
  readonly assets: Assets;
};

/** What a page is made from. `path` is without the language; `found` are the parts that its pattern caught. */
export type Asked = Asker & {
  readonly locale: Locale;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly found: readonly string[];
  readonly api: PublicApi;
  readonly m: PublicMessages;
  readonly w: Words;
};

export type Section = 'board' | 'results' | 'leaderboard' | 'achievements' | 'verify' | null;

/** Where what was asked for stands for good, as path and query without the language. */
export type Moved = { readonly to: string };

/** A page before its frame is put around it. */
export type Page = {
  readonly status?: number;
  readonly title: string;
  readonly description: string;
  readonly section?: Section;
  /** Path and query by which search engines should know it, where that is not the path alone. */
  readonly canonical?: string;
  readonly hidden?: boolean;
  /** Without the frame, dark, for a screen in a hall. */
  readonly bare?: boolean;
  /** The board's choices whose feed belongs to this page. */
  readonly feed?: BoardChoices;
  /** What the page tells search engines of its subject, in the words of schema.org. */
  readonly linked?: object;
  readonly body: ReactNode;
};
