/** Takes many pictures, each in the next camera that is free. */
import type { Browser } from '@playwright/test'
import { Camera } from './camera.ts'
import type { Picture } from './pictures.ts'
import type { Pixels } from './png.ts'

/** More would only wait for each other on two cores. */
const CAMERAS = 2

export interface Taken {
  picture: Picture
  before: Pixels | undefined
  /** An error where it could not be taken. */
  after: Pixels | Error
}

/** In the order of `pictures`, whatever came first. `find` knows what each should look like. */
export async function takeAll(
  browser: Browser,
  origin: string,
  pictures: readonly Picture[],
  find: (name: string) => Pixels | undefined,
): Promise<Taken[]> {
  const taken: Taken[] = []
  const queue = pictures.entries()
  const work = async () => {
    const camera = await Camera.open(browser, origin)
    // The cameras share one iterator, so each picture has one taker.
    for (const [index, picture] of queue) {
      const before = find(picture.name)
      taken[index] = { picture, before, after: await camera.take(picture, before).catch(toError) }
    }
    await camera.close()
  }
  await Promise.all(Array.from({ length: CAMERAS }, work))
  return taken
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
