/** Streams that one person may have open on one server: several devices with several pages each. */
export const perPerson = 20;
/** Streams of visitors from one address; many people may be behind one. */
export const perAddress = 200;
/** Streams that one server holds in all. */
export const perServer = 5000;
/** Of these at most so many of visitors: those who must act keep their place, however many look on. */
export const ofVisitors = 4000;
/** After how long a quiet stream shows that it is alive, in milliseconds. */
export const beatEvery = 15_000;
/** How often the rights of who reads are looked at again, in milliseconds: a lost right closes a stream within two seconds. */
export const lookEvery = 1_000;
/** Facts that a server keeps in memory for its streams. */
export const kept = 1000;
