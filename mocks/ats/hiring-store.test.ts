import { describe, expect, test, vi } from 'vitest'
import { CAREERS_FAIR } from './data/careers-fair.ts'
import { createActivity, createCandidates } from './data/candidates.ts'
import { createJobs } from './data/jobs.ts'
import { evaluateAssessment, generateQuestions, importCandidates, parseResumes } from './deeds.ts'
import { recordReference, requestReferences } from './deeds.ts'
import { createHiringStore } from './hiring-store.ts'
import { currentQuestions } from './hiring.ts'
import type { Candidate, Hiring } from './hiring.ts'
import type { Outcome, Spend } from './spend.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const REFUSED: Outcome = { kind: 'refused', title: 'Not enough credits', detail: 'Needs 5 credits, you have 2.' }

function open(outcome: Outcome = { kind: 'done' }) {
  const candidates = createCandidates(NOW)
  const hiring: Hiring = {
    jobs: createJobs(NOW),
    candidates,
    activity: createActivity(candidates),
    generatedSets: {},
  }
  const spend = vi.fn<Spend>().mockResolvedValue(outcome)
  const say = vi.fn<(text: string) => void>()
  const store = createHiringStore({ hiring, actor: 'Amara Okafor', spend, say, now: () => NOW })
  return { store, spend, say, job: hiring.jobs[0], before: hiring }
}

function find({ candidates }: Hiring, name: string): Candidate {
  const found = candidates.find((candidate) => candidate.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

describe('actions that cost credits', () => {
  test('three referees are one request, and the timeline tells of it', async () => {
    const { store, spend, say, before } = open()
    const names = find(before, 'Inês Carvalho').referees.map(({ name }) => name)
    await store.perform(requestReferences(find(before, 'Inês Carvalho'), names))
    expect(spend).toHaveBeenCalledExactlyOnceWith({
      action: 'reference-check',
      quantity: 1,
      subject: { type: 'candidate', label: 'Inês Carvalho' },
    })
    const { referees, timeline } = find(store.hiring.value, 'Inês Carvalho')
    expect(referees.map(({ status }) => status.kind)).toEqual(['asked', 'asked', 'asked'])
    expect(timeline[0]).toMatchObject({ text: 'Reference request sent to 3 referees', by: 'Amara Okafor', at: NOW })
    expect(say).toHaveBeenCalledExactlyOnceWith('Reference request sent to 3 referees')
  })

  test('a refusal changes nothing and claims nothing', async () => {
    const { store, say, before } = open(REFUSED)
    const outcome = await store.perform(requestReferences(find(before, 'Inês Carvalho'), ['Rui Tavares']))
    expect(outcome).toBe(REFUSED)
    expect(store.hiring.value).toBe(before)
    expect(say).not.toHaveBeenCalled()
  })

  test('each résumé is one unit', async () => {
    const { store, spend, job, before } = open()
    const chosen = before.candidates.filter(({ jobId, resumeParsed }) => jobId === job.id && !resumeParsed)
    await store.perform(parseResumes(job, chosen))
    expect(spend).toHaveBeenCalledExactlyOnceWith({
      action: 'resume-parsing',
      quantity: 4,
      subject: chosen.map(({ name }) => ({ type: 'candidate', label: name })),
    })
    expect(store.hiring.value.candidates.filter(({ jobId }) => jobId === job.id).every((one) => one.resumeParsed)).toBe(
      true,
    )
  })

  test('a file that is imported twice gives other rows the second time', async () => {
    const { store, spend, job, before } = open()
    await store.perform(importCandidates(job, CAREERS_FAIR))
    await store.perform(importCandidates(job, CAREERS_FAIR))
    expect(spend.mock.calls.map(([order]) => order.quantity)).toEqual([1, 1])
    const ids = store.hiring.value.candidates.map(({ id }) => id)
    expect(ids).toHaveLength(before.candidates.length + 6)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('an evaluated assessment has a score', async () => {
    const { store, job, before } = open()
    await store.perform(evaluateAssessment(job, find(before, 'Adaeze Nwosu'), 88))
    expect(find(store.hiring.value, 'Adaeze Nwosu').assessment).toEqual({ kind: 'evaluated', score: 88 })
  })

  test('generating again gives another set of questions', async () => {
    const { store, job } = open()
    expect(currentQuestions(store.hiring.value, job)).toEqual([])
    await store.perform(generateQuestions(job))
    const first = currentQuestions(store.hiring.value, job)
    await store.perform(generateQuestions(job))
    expect(first).toHaveLength(3)
    expect(currentQuestions(store.hiring.value, job)).not.toEqual(first)
  })

  test('a reference by hand is kept as received', async () => {
    const { store, before } = open()
    const reference = { name: 'Rui Tavares', relation: 'Engineering lead', text: 'Would hire her again.' }
    await store.perform(recordReference(find(before, 'Inês Carvalho'), reference))
    const { referees } = find(store.hiring.value, 'Inês Carvalho')
    expect(referees.filter(({ name }) => name === 'Rui Tavares')).toEqual([
      { name: 'Rui Tavares', relation: 'Engineering lead', status: { kind: 'received', at: NOW } },
    ])
  })
})

test('every candidate of the demo has an address of their own', () => {
  const ids = createCandidates(NOW).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^[a-z]+(-[a-z]+)*$/.test(id))).toBe(true)
})
