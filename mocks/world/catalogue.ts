/** What the simulated vendor sells and what its actions cost. */
import type { Action, Pack } from '../../shared/credits/account.ts'
import { toCredits } from '../../shared/credits/amount.ts'

export type CatalogueAction = Omit<Action, 'canRun'>

/** Each unit of these is its own ledger row, and several of them make one bulk run. */
const BULK: readonly string[] = ['resume-parsing']

export function isBulk({ key }: CatalogueAction): boolean {
  return BULK.includes(key)
}

/** The price list. `step` is how many of the unit's smallest steps make one whole credit. */
export function priceList(step = 1): CatalogueAction[] {
  return [
    {
      key: 'reference-check',
      name: 'Reference check',
      cost: fixed(5 * step),
      per: { singular: 'request', plural: 'requests' },
      trigger: 'Sending the request',
      note: 'Several referees are one request.',
      status: 'available',
    },
    {
      key: 'record-reference',
      name: 'Record a reference by hand',
      cost: { kind: 'free' },
      per: { singular: 'reference', plural: 'references' },
      trigger: null,
      note: null,
      status: 'available',
    },
    {
      key: 'resume-parsing',
      name: 'Résumé parsing',
      cost: fixed(step),
      per: { singular: 'résumé', plural: 'résumés' },
      trigger: 'Uploading the résumé',
      note: null,
      status: 'available',
    },
    {
      key: 'csv-import',
      name: 'Import from CSV',
      cost: fixed(2 * step),
      per: { singular: 'import', plural: 'imports' },
      trigger: 'Starting the import',
      note: 'One import is one file, whatever its length.',
      status: 'available',
    },
    {
      key: 'assessment-evaluation',
      name: 'Assessment evaluation',
      cost: fixed(3 * step),
      per: { singular: 'assessment', plural: 'assessments' },
      trigger: 'Handing in the assessment',
      note: null,
      status: 'available',
    },
    {
      key: 'ai-questions',
      name: 'AI question generation',
      cost: fixed(4 * step),
      per: { singular: 'question set', plural: 'question sets' },
      trigger: 'Generating the questions',
      note: null,
      status: 'available',
    },
    comingSoon('video-interview', 'Video interview', 'interview', 'interviews'),
    comingSoon('interview-transcription', 'Interview transcription', 'transcript', 'transcripts'),
    comingSoon('background-check', 'Background check', 'check', 'checks'),
  ]
}

/** Three packs, the larger the cheaper. */
export function packs(step = 1): Pack[] {
  return [
    { id: 'pack-100', credits: toCredits(100 * step), price: { amount: '55.00', currency: 'USD' } },
    { id: 'pack-250', credits: toCredits(250 * step), price: { amount: '125.00', currency: 'USD' } },
    { id: 'pack-500', credits: toCredits(500 * step), price: { amount: '225.00', currency: 'USD' } },
  ]
}

/** The ledger's line for one use of an action. */
export function describeUse(action: string, name: string, label: string | null): string {
  const of = label === null ? '' : `: ${label}`
  switch (action) {
    case 'reference-check':
      return label === null ? 'Reference request sent' : `Reference request for ${label}`
    case 'resume-parsing':
      return `Résumé parsed${of}`
    case 'csv-import':
      return `Import data from CSV${of}`
    case 'assessment-evaluation':
      return `Assessment evaluated${of}`
    case 'ai-questions':
      return `Assessment questions generated${of}`
    default:
      return `${name}${of}`
  }
}

function fixed(credits: number): Action['cost'] {
  return { kind: 'fixed', credits: toCredits(credits) }
}

function comingSoon(key: string, name: string, singular: string, plural: string): CatalogueAction {
  return {
    key,
    name,
    cost: { kind: 'unknown' },
    per: { singular, plural },
    trigger: null,
    note: null,
    status: 'coming-soon',
  }
}
