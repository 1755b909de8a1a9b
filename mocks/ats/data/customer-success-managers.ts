import type { Applicant } from './applicant.ts'

export const customerSuccessManagers: Applicant[] = [
  {
    name: 'Kavya Raghunathan',
    headline: 'Account Manager at Maplewise',
    place: 'Toronto',
    stage: 'Interview',
    source: 'Careers page',
    appliedHoursAgo: 166,
    parsed: true,
    assessment: { kind: 'waiting', result: 86 },
    referees: [
      ['Geneviève Roy', 'Director of accounts, Maplewise'],
      ['Arjun Pillai', 'Customer, Ridgeline'],
    ],
    experience: [
      { role: 'Account Manager', company: 'Maplewise', years: '2021 – today' },
      { role: 'Support Specialist', company: 'Harbourview', years: '2018 – 2021' },
    ],
    skills: ['Renewals', 'Onboarding', 'Tamil, English, French'],
    timeline: [
      { hoursAgo: 45, icon: 'stage', text: 'Moved to Interview', by: 'Mei Tanaka' },
      { hoursAgo: 164, icon: 'file', text: 'Résumé parsed', by: 'Larkfield' },
    ],
  },
  {
    name: 'Malia Kealoha',
    headline: 'Customer Success Lead at Windward',
    place: 'Honolulu',
    stage: 'New',
    source: 'Job board',
    appliedHoursAgo: 14,
    parsed: false,
    assessment: { kind: 'none' },
    referees: [
      ['Noah Akana', 'Chief operating officer, Windward'],
      ['Grace Tanaka', 'Former manager, Shoreline'],
    ],
    experience: [{ role: 'Customer Success Lead', company: 'Windward', years: '2022 – today' }],
    skills: ['Hospitality', 'Training', 'Hawaiian, English'],
  },
]
