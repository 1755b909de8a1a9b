import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paint, plain } from './pixels.fixture.ts'
import { listPictures } from './pictures.ts'
import { writeReport } from './report.ts'
import { judge, type Verdict } from './verdict.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visual-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function report(verdicts: Verdict[]): string {
  const file = join(folder, 'deep', 'index.html')
  writeReport(file, verdicts, 10)
  return readFileSync(file, 'utf8')
}

const white = plain(40, 20, 0xffffff)
const [picture] = listPictures([{ name: 'low', fault: null }])
if (!picture) throw new Error('No picture is asked for.')

test('before, after and difference stand side by side, in the file itself', () => {
  const after = plain(40, 20, 0xffffff, (pixels) => paint(pixels, 10, 5, 0))
  const html = report([judge({ picture, before: white, after })])
  expect(html).toContain('1 of 10 pictures to review')
  expect(html).toContain('One pixel differs, at 10, 5.')
  expect(html.match(/<figcaption>\w+/g)?.map((caption) => caption.slice(12))).toEqual(['Before', 'After', 'Difference'])
  expect(html.match(/src="data:image\/png;base64,/g)).toHaveLength(3)
  expect(html).toContain('left: 25.00%; top: 25.00%')
  expect(html).not.toMatch(/(src|href)="(?!data:)/)
})

test('a picture without a baseline, and a baseline without a picture, are shown too', () => {
  const html = report([
    judge({ picture, before: undefined, after: white }),
    { kind: 'left-over', name: 'panel.gone.dark', before: white },
  ])
  expect(html).toContain('It has no baseline yet.')
  expect(html).toContain('panel.gone.dark')
  expect(html).toContain('Nobody asks for it any more.')
})

test('what could not be taken says why, as text', () => {
  const html = report([judge({ picture, before: white, after: new Error('<b>No story</b>') })])
  expect(html).toContain('It could not be taken. &lt;b>No story&lt;/b>')
})

test('where all is the same there is nothing to review', () => {
  expect(report([judge({ picture, before: white, after: plain(40, 20, 0xffffff) })])).toContain(
    'There is nothing to do.',
  )
})
