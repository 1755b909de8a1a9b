import type { Job } from '../hiring.ts'

const DAY_MS = 86_400_000

/** The demo company's open jobs. */
export function createJobs(now: number): [Job, ...Job[]] {
  return [
    {
      id: 'senior-product-designer',
      title: 'Senior Product Designer',
      team: 'Design',
      place: 'Lisbon or remote',
      openedAt: now - 24 * DAY_MS,
      hiringTeam: ['Amara Okafor', 'Jonas Lindqvist', 'Mei Tanaka'],
      assessment: 'Portfolio exercise',
      questionSets: [
        [
          'Which decision in your last project did the data argue against, and what did you do?',
          'Walk us through a flow that you made shorter. What did you leave out, and who objected?',
          'How do you hand over a design so that its empty and error states survive?',
        ],
        [
          'Tell us about a design critique that changed your mind.',
          'A release is two weeks late. Which parts of your design do you give up first?',
          'How do you find out that a screen is hard to use with a keyboard?',
        ],
      ],
    },
    {
      id: 'backend-engineer-fleet',
      title: 'Backend Engineer, Fleet',
      team: 'Engineering',
      place: 'Berlin',
      openedAt: now - 41 * DAY_MS,
      hiringTeam: ['Amara Okafor', 'Rafael Siqueira'],
      assessment: 'Scheduling exercise',
      questionSets: [
        [
          'A robot got the same order twice. Where do you look first?',
          'When is eventual consistency the wrong choice?',
          'How would you migrate a table of 400 million rows without a maintenance window?',
        ],
        [
          'What makes an endpoint safe to retry?',
          'Which alert of your last team would you delete, and why?',
          'Describe an outage that you prevented.',
        ],
      ],
    },
    {
      id: 'customer-success-manager',
      title: 'Customer Success Manager',
      team: 'Customers',
      place: 'Toronto',
      openedAt: now - 9 * DAY_MS,
      hiringTeam: ['Mei Tanaka', 'Amara Okafor'],
      assessment: 'Account review',
      questionSets: [
        [
          'A champion leaves your largest account. What do you do in the first week?',
          'How do you tell a customer that a feature will not come?',
          'Which number tells you earliest that an account is at risk?',
        ],
        [
          'Tell us about a renewal that you lost. What would you do differently?',
          'How do you prepare a quarterly review?',
          'What do you never promise?',
        ],
      ],
    },
  ]
}
