import { afterEach, expect, test, vi } from 'vitest'
import { pickFile } from './file-sink.ts'

/** The file that the person picks: the dialog leaves it empty, rows are in it once it is closed. */
function picked(size: number) {
  const file = { write: vi.fn<() => Promise<void>>(), close: vi.fn<() => Promise<void>>(), abort: async () => {} }
  const handle = {
    name: 'credits.csv',
    createWritable: async () => file,
    getFile: async () => ({ size }),
    remove: vi.fn<() => Promise<void>>(),
  }
  vi.stubGlobal('showSaveFilePicker', async () => handle)
  return handle
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('of an export that is called off not even the empty file stays that the dialog made', async () => {
  const { remove } = picked(0)
  const made = await pickFile('credits.csv')
  await made?.sink.discard()
  expect(remove).toHaveBeenCalledOnce()
})

test('a file that has something in it is never removed', async () => {
  const { remove } = picked(12)
  const made = await pickFile('credits.csv')
  await made?.sink.discard()
  expect(remove).not.toHaveBeenCalled()
})

test('who closes the dialog picks nothing', async () => {
  vi.stubGlobal('showSaveFilePicker', async () => {
    throw new DOMException('closed', 'AbortError')
  })
  expect(await pickFile('credits.csv')).toBeNull()
})
