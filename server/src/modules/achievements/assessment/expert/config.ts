/** In how many days an expert signs what it is asked for. */
export const daysToSign = 30;

/** For how many days an expert's former house is still its own, as it is for a judge: three years. */
export const formerDays = 3 * 365;
