import type { Applicant } from './applicant.ts'

/** The file that the import dialog offers: the people met at a careers fair. */
export const CAREERS_FAIR = {
  fileName: 'careers-fair-porto.csv',
  applicants: [
    fromFair('Joana Mendes', 'Design Graduate at Escola do Porto', 'Porto'),
    fromFair('Zanele Dlamini', 'UX Researcher at Umzi', 'Durban'),
    fromFair('Erik Vestergaard', 'Product Designer at Havn', 'Aarhus'),
  ],
}

function fromFair(name: string, headline: string, place: string): Applicant {
  return {
    name,
    headline,
    place,
    stage: 'New',
    source: 'CSV import',
    appliedHoursAgo: 0,
    parsed: false,
    assessment: { kind: 'none' },
    referees: [],
    experience: [],
    skills: [],
  }
}
