// A document as it is to be printed: plain data, which a thread of its own lays out (render.ts).

import type { Radar } from './radar.ts';

export type Column = {
  readonly head: string;
  /** Its part of the width, beside those of the others. */
  readonly share: number;
};

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'subheading'; readonly text: string }
  | { readonly is: 'text'; readonly text: string; readonly quiet?: boolean }
  /** What is to be typed or compared sign by sign. */
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly is: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | Radar;

/** A printable document on A4. */
export type Paper = {
  readonly title: string;
  /** What it is about, over and under the title. */
  readonly above: string;
  readonly below: string;
  readonly locale: 'zh' | 'en';
  /** When its content was so; the same content at the same time makes the same bytes. */
  readonly at: Date;
  /** At the foot of each page, before which page of how many it is: `{n}` and `{of}` are filled in. */
  readonly foot: string;
  /** An address as a QR code: dark where true, row by row. Null for none. */
  readonly code: readonly (readonly boolean[])[] | null;
  readonly blocks: readonly Block[];
};
