/** What whoever starts the installation can mend about its keys: printed as it is. */
export class KeyFailure extends Error {}
