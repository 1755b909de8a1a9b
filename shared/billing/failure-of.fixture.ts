import { toFailure, type Failure } from '../credits/failure.ts'

/** What `work` fails with. Fails the test when it succeeds. */
export async function failureOf(work: () => unknown): Promise<Failure> {
  try {
    await work()
  } catch (thrown) {
    return toFailure(thrown)
  }
  throw new Error('it did not fail')
}
