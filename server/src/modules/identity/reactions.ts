import { forgetAddresses, hasOldAddresses } from '#platform/facts/origin.ts';
import type { DueMove } from '#platform/module.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { acceptOffer } from './grant/actions/appoint.ts';
import { lapseOffer, remindOffered } from './grant/actions/offer-day.ts';
import { dueOffers, offersToLapse, offersToRemind } from './grant/store.ts';
import { removePicture } from './real-name/actions/forget.ts';
import { duePictures } from './real-name/store.ts';
import { announce } from './sign-in/actions/announce.ts';
import { performDeletion } from './sign-in/deletion/actions/perform.ts';
import { dueDeletions } from './sign-in/deletion/store.ts';
import { provenSince } from './sign-in/handle/store.ts';
import { clearOldPlaces, hasOldPlaces } from './sign-in/place/store.ts';
import { clearAway, clearStale, expired, hasStale, unannounced } from './store.ts';

const minute = 60_000;
const ago = (minutes: number): Date => new Date(wallClock().getTime() - minutes * minute);

/**
 * What the clock does here: it tells of people whose account was made and whose request then died, gives offered roles to whoever has the address or number by
 * now, deletes accounts and pictures of identity documents whose time has come, and clears away what ran out.
 */
export const dueMoves: readonly DueMove[] = [
  {
    name: 'identity.announce_person',
    find: (platform, limit) => unannounced(platform.db, ago(1), limit),
    run: (platform, id) => platform.transact((tx) => announce(tx, id, null)),
  },
  {
    name: 'identity.accept_offer',
    find: ({ db }, limit) => dueOffers(db, provenSince(), limit),
    run: acceptOffer,
  },
  { name: 'identity.remind_offered', find: ({ db }, limit) => offersToRemind(db, limit), run: remindOffered },
  { name: 'identity.lapse_offer', find: ({ db }, limit) => offersToLapse(db, limit), run: lapseOffer },
  {
    name: 'identity.delete_account',
    find: ({ db }, limit) => dueDeletions(db, limit),
    run: performDeletion,
  },
  {
    name: 'identity.remove_picture',
    find: ({ db }, limit) => duePictures(db, limit),
    run: removePicture,
  },
  {
    name: 'identity.clear_expired',
    find: (platform, limit) => expired(platform.db, wallClock(), limit),
    // Attempts are counted over a day at most.
    run: (platform, id) => clearAway(platform.db, id, ago(25 * 60)),
  },
  {
    name: 'identity.clear_codes',
    find: async (platform) => ((await hasStale(platform.db, wallClock())) ? ['all'] : []),
    run: (platform) => clearStale(platform.db, wallClock()),
  },
  {
    name: 'identity.forget_places',
    find: async ({ db }) => ((await hasOldPlaces(db)) ? ['all'] : []),
    run: ({ db }) => clearOldPlaces(db),
  },
  {
    name: 'identity.forget_addresses',
    find: async ({ db }) => ((await hasOldAddresses(db)) ? ['all'] : []),
    run: ({ db }) => forgetAddresses(db),
  },
];
