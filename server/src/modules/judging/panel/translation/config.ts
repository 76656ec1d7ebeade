/** For what the master key wraps what a translator wrote. */
export const translatedPurpose = (id: string): string => `judging translated ${id}`;
