/** Resolves after so many milliseconds; `undefined` when there is nothing to wait for. */
export function pause(ms: number): Promise<void> | undefined {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined
}
