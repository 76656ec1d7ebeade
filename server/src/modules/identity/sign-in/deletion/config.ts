/** How long one waits after asking, in days: who asked in anger, or did not ask at all, comes in and takes it back. */
export const waitingDays = 7;
/** How long a deletion is put off where something is still owed when it is due, in days. */
export const putOffDays = 1;
