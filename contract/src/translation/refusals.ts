/** Refusals of the translation module. */
export const translationRefusals = {
  /** One side has nothing that is looked up, or is longer than what is looked for. */
  no_expression: 422,
  /** A correction that says what it corrects. */
  same_expression: 422,
} as const;
