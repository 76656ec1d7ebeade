/** Whether what waits for a person is texted to it: as it chose, else where it has a number and no e-mail address. */
export function isTexted(
  chosen: boolean | undefined,
  { mobile, hasEmail }: { readonly mobile: string | null; readonly hasEmail: boolean },
): boolean {
  return mobile !== null && (chosen ?? !hasEmail);
}
