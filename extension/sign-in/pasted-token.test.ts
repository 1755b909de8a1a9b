import { expect, test } from 'vitest'
import { parseToken } from './pasted-token.ts'

test.each([
  'abc.DEF-123',
  '  abc.DEF-123\n',
  'Bearer abc.DEF-123',
  'bearer   abc.DEF-123',
  '\u00A0BEARER\tabc.DEF-123\r\n',
])('U2 %j is a token', (pasted) => {
  expect(parseToken(pasted)).toEqual({ token: 'abc.DEF-123' })
})

test.each(['', '  ', 'Bearer', 'Bearer  '])('U2 %j is none', (pasted) => {
  expect(parseToken(pasted)).toEqual({ problem: 'no-token' })
})

test.each(['abc\ndef', 'abc\r\nX-Evil: 1', 'abc def', 'abc🔑', 'ab\u200Bc', 'tökn', 'a\u0000b'])(
  'U2 %j is refused',
  (pasted) => {
    expect(parseToken(pasted)).toEqual({ problem: 'bad-token' })
  },
)
