/** A picture of an identity document, in bytes at most. */
export const pictureBytes = 10 * 1024 * 1024;
/** How long a picture is kept that was uploaded and never asked with, in days. */
export const unaskedDays = 1;
/** How long a picture is kept after the decision, in days: the privacy notice says so. */
export const decidedDays = 30;
/** Working days in which a verification is to be decided; who has taken one up and lets it pass gives it to others. */
export const realNameWorkingDays = 3;
/** Pictures and requests of one person: more is a search for a number that passes. */
export const realNameLimits = { seconds: 86_400, both: 30, account: 30, address: 600 };
/** How many of the last characters of a number are kept. */
export const endingLength = 4;
