/** For each action, true or why not now; what does not concern the viewer at all is absent. The contract's shape of kernel's `allowed`. */
export function canOf(
  allowed: Readonly<Partial<Record<string, true | { code: string }>>>,
): Record<string, true | { code: string }> {
  return { ...allowed } as Record<string, true | { code: string }>;
}
