import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { placeBid } from './actions/bid.ts';
import { myPrice } from './queries/mine.ts';
import { pricesDocument } from './queries/opened.ts';
import { bidReceipt } from './queries/receipt.ts';

export const priceServed: readonly Served[] = [
  serve(judgingRoutes.finalPrices, 'anyone', ({ platform, params }) =>
    pricesDocument(platform, params.number, params.n),
  ),
  serve(judgingRoutes.myPrice, 'signed_in', ({ platform, viewer, params }) => myPrice(platform, viewer, params.number)),
  serve(judgingRoutes.bidReceipt, 'signed_in', ({ platform, viewer, params }) =>
    bidReceipt(platform, viewer, params.id),
  ),
  serve(judgingRoutes.bid, 'signed_in', ({ platform, viewer, params, body }) =>
    placeBid(platform, viewer, params.number, params.item, body.fen),
  ),
];
