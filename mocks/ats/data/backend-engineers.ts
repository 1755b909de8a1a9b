import type { Applicant } from './applicant.ts'

export const backendEngineers: Applicant[] = [
  {
    name: 'Nguyễn Minh Anh',
    headline: 'Backend Engineer at Sông Pay',
    place: 'Berlin',
    stage: 'Offer',
    source: 'Referral',
    appliedHoursAgo: 640,
    parsed: true,
    assessment: { kind: 'evaluated', score: 94 },
    referees: [
      ['Trần Quốc Bảo', 'Engineering manager, Sông Pay', 71],
      ['Lena Hartwig', 'Former manager, Spreebank', 50],
    ],
    experience: [
      { role: 'Backend Engineer', company: 'Sông Pay', years: '2021 – today' },
      { role: 'Software Engineer', company: 'Spreebank', years: '2018 – 2021' },
    ],
    skills: ['PostgreSQL', 'Go', 'Message queues', 'Vietnamese, German, English'],
    timeline: [
      { hoursAgo: 22, icon: 'stage', text: 'Moved to Offer', by: 'Rafael Siqueira' },
      {
        hoursAgo: 50,
        icon: 'reference',
        text: 'Reference by Lena Hartwig: “She asked what the number was for before she made it faster. I would hire her again.”',
        by: 'Lena Hartwig',
      },
      {
        hoursAgo: 71,
        icon: 'reference',
        text: 'Reference by Trần Quốc Bảo: “Ran our settlement service for two years. Nobody on call missed a night of sleep.”',
        by: 'Trần Quốc Bảo',
      },
      { hoursAgo: 94, icon: 'reference', text: 'Reference request sent to 2 referees', by: 'Rafael Siqueira' },
      { hoursAgo: 310, icon: 'check', text: 'Scheduling exercise evaluated: 94 of 100', by: 'Larkfield' },
      { hoursAgo: 636, icon: 'file', text: 'Résumé parsed', by: 'Larkfield' },
    ],
  },
  {
    name: 'Freya Sandström',
    headline: 'Platform Engineer at Norrsken Data',
    place: 'Göteborg',
    stage: 'Screening',
    source: 'Sourced',
    appliedHoursAgo: 143,
    parsed: false,
    assessment: { kind: 'waiting', result: 81 },
    referees: [
      ['Anders Holm', 'Chief technology officer, Norrsken Data'],
      ['Samira Yusuf', 'Colleague, Norrsken Data'],
    ],
    experience: [{ role: 'Platform Engineer', company: 'Norrsken Data', years: '2020 – today' }],
    skills: ['Kubernetes', 'Rust', 'Incident response', 'Swedish, English'],
    timeline: [{ hoursAgo: 52, icon: 'stage', text: 'Moved to Screening', by: 'Rafael Siqueira' }],
  },
]
