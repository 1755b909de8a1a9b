import { expect, test, vi } from 'vitest'
import type { Failure } from '../credits/failure.ts'
import { FailureNote } from './FailureNote.tsx'
import { mount, reader } from './mount.fixture.tsx'
import { contacts, missing } from './samples.fixture.tsx'

function draw(failure: Failure, actions: Parameters<typeof FailureNote>[0]['actions'] = {}) {
  return mount(<FailureNote failure={failure} messages={reader.messages} actions={actions} />)
}

test('says what happened and what to do, and does it', () => {
  const retry = vi.fn<() => void>()
  const root = draw({ kind: 'timeout' }, { retry })
  expect(root.textContent).toContain('No answer in time')
  root.querySelector('button')?.click()
  expect(retry).toHaveBeenCalledOnce()
})

test('has no button for what this place cannot do', () => {
  expect(draw({ kind: 'price-changed' }, { retry: vi.fn<() => void>() }).querySelector('button')).toBeNull()
  expect(draw({ kind: 'signed-out' }).querySelector('button')).toBeNull()
})

test('N11 signed out: signs in where that is possible, else asks again', () => {
  const retry = vi.fn<() => void>()
  const signIn = vi.fn<() => void>()
  const here = draw({ kind: 'signed-out' }, { retry, 'sign-in': signIn }).querySelector('button')
  expect(here?.textContent).toBe('Sign in')
  here?.click()
  expect([signIn.mock.calls.length, retry.mock.calls.length]).toEqual([1, 0])
  const elsewhere = draw({ kind: 'signed-out' }, { retry }).querySelector('button')
  expect(elsewhere?.textContent).toBe('Try again')
  elsewhere?.click()
  expect(retry).toHaveBeenCalledOnce()
})

test('N12 a missing right names the right, where it is granted and who can help', () => {
  const root = draw({ kind: 'forbidden', missing, contacts })
  expect(root.textContent).toContain('You need the right “Edit company”, granted under Settings → User Roles.')
  expect([...root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    'https://ats.example/roles',
    'mailto:priya@example.com',
    'https://people.example/tomas',
  ])
})

test('D16 D18 what the server says is text', () => {
  const detail = '<img src=x onerror=alert(1)>\u202E'
  const root = draw({ kind: 'validation-failed', errors: [{ pointer: '/credits', detail }] })
  expect(root.querySelector('img')).toBeNull()
  expect(root.querySelector('bdi')?.textContent).toBe(detail)
})
