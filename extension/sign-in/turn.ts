/**
 * Changes of one connection's sign-in take turns, in whichever page or worker they begin: a refresh token is good once,
 * so two that use it at the same time would sign the person out.
 */
export function inTurn<T>(connectionId: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`sign-in:${connectionId}`, work)
}
