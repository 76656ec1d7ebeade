// Made once: making a format costs a thousand times what using it does.
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A whole number in groups of three, as both languages write it: `12,345`. */
export const grouped = (value: number): string => whole.format(value);
