import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { Fen, Id, Instant } from '../../http/scalars.ts';

/** A price round 竞价轮 of a need: since when and for how long bids are taken; told together once it is opened, null before. Prices in fen. */
export const PriceRound = z.strictObject({
  /** Which of the need's rounds it is, from 1. */
  round: z.int().min(1),
  startedAt: z.int(),
  seconds: z.int().min(0),
  bids: z.array(z.strictObject({ item: z.int().min(1), fen: Fen })).nullable(),
  /** The entry that opened it, by which its document is found. */
  opened: z.int().min(1).nullable(),
});
export type PriceRound = z.infer<typeof PriceRound>;

/** What the leader of a finalist sees of price rounds: the one that runs for its need, and its own prices. */
export const MyPrice = z.strictObject({
  final: z.strictObject({ number: z.string(), title: z.string(), titleEn: z.string() }),
  items: z.array(
    z.strictObject({
      item: z.int().min(1),
      need: z.strictObject({ number: z.string(), title: z.string() }),
      round: PriceRound.nullable(),
      /** The bid that counts in this round. */
      own: z.strictObject({ fen: Fen, at: Instant }).nullable(),
      /** Every own price so far, the newest first, each with the receipt that its id leads to; what was replaced counts no more. */
      bids: z.array(z.strictObject({ id: Id, round: z.int().min(1), fen: Fen, at: Instant, counts: z.boolean() })),
      /** The own price of the round before, which none may exceed. */
      earlier: Fen.nullable(),
      can: z.record(z.string(), Can),
    }),
  ),
  /** The server's time, milliseconds since 1970. */
  at: z.int(),
});
export type MyPrice = z.infer<typeof MyPrice>;
